package dev.policyplayground.ui.shell;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.ui.connection.ConnectionParts;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.incident.IncidentParts;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.policies.PoliciesParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.settings.SettingsParts;
import dev.policyplayground.ui.training.TrainingParts;
import dev.policyplayground.ui.usage.UsageParts;
import java.time.Clock;
import java.util.Optional;

/// What the window's screens work with, a part each. Immutable.
///
/// @param prompts empty when the database cannot be opened
/// @param files asks for files
/// @param clock times are shown in its zone
/// @param notice what a person should know at the start; empty for nothing
public record ShellParts(
        PlaygroundParts playground,
        SessionsParts sessions,
        UsageParts usage,
        IncidentParts incident,
        ConnectionParts connection,
        Optional<PromptLibrary> prompts,
        PoliciesParts policies,
        SettingsParts settings,
        TrainingParts training,
        FileChoice files,
        Clock clock,
        String notice) {}

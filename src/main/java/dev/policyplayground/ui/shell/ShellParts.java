package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.settings.SettingsParts;

/// What the window's screens work with, a part each. Immutable.
///
/// @param notice what a person should know at the start; empty for nothing
public record ShellParts(
        PlaygroundParts playground,
        SessionsParts sessions,
        SettingsParts settings,
        String notice) {}

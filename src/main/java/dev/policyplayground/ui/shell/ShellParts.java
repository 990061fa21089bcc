package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.usage.UsageParts;

/// What the window's screens work with, a part each. Immutable.
public record ShellParts(PlaygroundParts playground, SessionsParts sessions, UsageParts usage) {}

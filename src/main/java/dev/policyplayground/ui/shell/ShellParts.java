package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.incident.IncidentParts;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.sessions.SessionsParts;

/// What the window's screens work with, a part each. Immutable.
public record ShellParts(
        PlaygroundParts playground, SessionsParts sessions, IncidentParts incident) {}

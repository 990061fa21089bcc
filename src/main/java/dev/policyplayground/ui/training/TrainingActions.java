package dev.policyplayground.ui.training;

import dev.policyplayground.ui.command.Command;

/// What a person can do on this screen by button, keyboard, menu and palette. Immutable.
public record TrainingActions(Command train, Command cancel, Command adopt, Command undo) {}

package dev.policyplayground.ui.playground;

/// A place to write in the playground.
public sealed interface CaretTarget {
    /// The editor of the user's turn.
    record YourTurn() implements CaretTarget {}

    /// The field of a variable's value.
    record VariableValue(String name) implements CaretTarget {}
}

package dev.policyplayground.ui.connection;

/// What came of asking the API about the key. Immutable.
public sealed interface KeyCheck {
    /// @param models how many models it may use
    record Taken(int models) implements KeyCheck {}

    /// @param why for a person
    record NotTaken(String why) implements KeyCheck {}
}

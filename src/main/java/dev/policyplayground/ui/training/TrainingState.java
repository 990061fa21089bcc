package dev.policyplayground.ui.training;

/// How far training is. Immutable.
public sealed interface TrainingState {
    /// Nothing was trained, or what was is adopted or dropped.
    record Idle() implements TrainingState {}

    /// @param step what is being done, as a sentence
    /// @param done how much of all work is done, 0..1
    record Working(String step, double done) implements TrainingState {}

    /// A candidate waits for a decision.
    record Ready(TrainingReport report) implements TrainingState {}

    /// Nothing came of it, and nothing has changed.
    record Failed(String why) implements TrainingState {}
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.Impact;

/// What is known of what the shown pack would flip, in place of the one in force. Immutable.
public sealed interface ImpactState {
    /// The runs are being read, or the pack is.
    record Working() implements ImpactState {}

    /// The database cannot be read.
    record Unavailable() implements ImpactState {}

    /// No run was kept yet.
    record NoRuns() implements ImpactState {}

    /// @param byStoredScores false when the texts were judged again
    record Known(Impact impact, boolean byStoredScores) implements ImpactState {}

    /// The rules differ: stored scores say nothing.
    record NeedsJudging(int runs) implements ImpactState {}

    /// The saved texts are being judged.
    record Judging(int done, int of) implements ImpactState {}
}

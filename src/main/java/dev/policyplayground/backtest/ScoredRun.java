package dev.policyplayground.backtest;

import dev.policyplayground.policy.Scores;
import java.time.Instant;
import java.util.Optional;

/// A saved run as its stored scores tell it. Immutable.
///
/// @param prompt the beginning of the prompt, at most 200 characters
/// @param input the prompt's scores; empty when it was not judged
/// @param output the reply's scores; empty when there was none, or it was not judged
public record ScoredRun(
        String id,
        Instant startedAt,
        String prompt,
        Optional<Scores> input,
        Optional<Scores> output) {}

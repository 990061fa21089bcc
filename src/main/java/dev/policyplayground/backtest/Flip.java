package dev.policyplayground.backtest;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import java.time.Instant;

/// A saved verdict that would be another one. Immutable.
///
/// @param run the run's id
/// @param prompt the beginning of the run's prompt
/// @param layer whose verdict
public record Flip(
        String run, Instant startedAt, String prompt, Layer layer, Decision from, Decision to) {

    public boolean isStricter() {
        return to.compareTo(from) > 0;
    }
}

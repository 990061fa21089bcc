package dev.policyplayground.moderation;

import java.time.Duration;

/// A verdict with what it took. Immutable. Local judges cost no money.
///
/// @param time the time the judges worked, waiting for a stream left out
public record Assessment(Verdict verdict, Duration time) {

    public static Assessment unjudged(String reason) {
        return new Assessment(new Verdict.Unjudged(reason), Duration.ZERO);
    }
}

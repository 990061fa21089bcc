package dev.policyplayground.moderation;

import java.time.Duration;
import java.util.Optional;

/// A verdict with what it took. Immutable. Local judges cost no money.
///
/// @param time the time the local judges worked, waiting for a stream left out
/// @param asked what asking Claude took; empty when it was not asked
public record Assessment(Verdict verdict, Duration time, Optional<Asked> asked) {

    /// What the local judges alone came to.
    public Assessment(Verdict verdict, Duration time) {
        this(verdict, time, Optional.empty());
    }

    public static Assessment unjudged(String reason) {
        return new Assessment(new Verdict.Unjudged(reason), Duration.ZERO);
    }

    /// The same with another verdict.
    public Assessment with(Verdict other) {
        return new Assessment(other, time, asked);
    }

    /// The time of all judges together.
    public Duration total() {
        return asked.map(a -> time.plus(a.time())).orElse(time);
    }
}

package dev.policyplayground.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/// So many of so many. Immutable.
///
/// @throws IllegalArgumentException from the constructor unless `0 <= hits <= of`
public record Proportion(int hits, int of) {
    private static final double ALPHA = 0.05;

    public Proportion {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
    }

    /// From 0 to 1; nothing where there is nothing to count.
    public OptionalDouble share() {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / of);
    }

    /// The 95 % Wilson score interval (Wilson 1927): where the true share lies, as far as so many
    /// cases can tell.
    ///
    /// @throws IllegalStateException when there is nothing to count
    public Bounds wilson() {
        if (of == 0) {
            throw new IllegalStateException("no cases, no interval");
        }
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, hits, ALPHA);
        return new Bounds(interval.getLowerBound(), interval.getUpperBound());
    }

    /// Both ends of an interval.
    public record Bounds(double low, double high) {}

    public Proportion plus(Proportion other) {
        return new Proportion(hits + other.hits, of + other.of);
    }
}

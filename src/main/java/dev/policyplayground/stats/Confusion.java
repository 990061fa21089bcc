package dev.policyplayground.stats;

import java.util.Collection;
import java.util.OptionalDouble;

/// How often what was said agrees with what is. Immutable.
///
/// @param caught positives that were flagged
/// @param missed positives that were not
/// @param falseAlarms negatives that were flagged
/// @param passed negatives that were not
public record Confusion(int caught, int missed, int falseAlarms, int passed) {

    public static Confusion of(Collection<Scored> cases) {
        int[] counts = new int[4];
        for (Scored each : cases) {
            counts[(each.positive() ? 0 : 2) + (each.flagged() == each.positive() ? 0 : 1)]++;
        }
        return new Confusion(counts[0], counts[1], counts[3], counts[2]);
    }

    /// The share of the positives that was flagged.
    public Proportion recall() {
        return new Proportion(caught, caught + missed);
    }

    /// The share of the negatives that was flagged.
    public Proportion falsePositiveRate() {
        return new Proportion(falseAlarms, falseAlarms + passed);
    }

    /// The share of what was flagged that is positive.
    public Proportion precision() {
        return new Proportion(caught, caught + falseAlarms);
    }

    /// The harmonic mean of precision and recall; nothing where there is no positive.
    public OptionalDouble f1() {
        return caught + missed == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(2.0 * caught / (2.0 * caught + missed + falseAlarms));
    }
}

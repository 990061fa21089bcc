package dev.policyplayground.stats;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/// What scores are worth whatever threshold is chosen. Stateless.
public final class Ranking {
    private Ranking() {}

    /// The area under the ROC curve: how often a positive scores above a negative, ties half (Mann
    /// and Whitney's U over the number of pairs). Nothing unless there are both.
    public static OptionalDouble auc(Collection<Scored> cases) {
        double[] positives = scores(cases, true);
        double[] negatives = scores(cases, false);
        if (positives.length == 0 || negatives.length == 0) {
            return OptionalDouble.empty();
        }
        double u = MannWhitneyUTest.withDefaults().statistic(positives, negatives);
        return OptionalDouble.of(u / ((double) positives.length * negatives.length));
    }

    private static double[] scores(Collection<Scored> cases, boolean positive) {
        return cases.stream()
                .filter(c -> c.positive() == positive)
                .mapToDouble(Scored::score)
                .toArray();
    }

    /// A threshold and the F1 that flagging from it on has.
    public record Best(double threshold, double f1) {}

    /// The threshold with the highest F1; of several, the highest threshold. Nothing unless there
    /// are both positives and negatives. A score of 0 is never flagged.
    public static Optional<Best> bestThreshold(Collection<Scored> cases) {
        long positives = cases.stream().filter(Scored::positive).count();
        if (positives == 0 || positives == cases.size()) {
            return Optional.empty();
        }
        List<Scored> falling =
                cases.stream()
                        .sorted(Comparator.comparingDouble(Scored::score).reversed())
                        .toList();
        Best best = new Best(1, 0);
        int caught = 0;
        for (int i = 0; i < falling.size(); i++) {
            Scored here = falling.get(i);
            caught += here.positive() ? 1 : 0;
            boolean endsTie = i + 1 == falling.size() || falling.get(i + 1).score() < here.score();
            double f1 = 2.0 * caught / (i + 1 + positives);
            if (endsTie && here.score() > 0 && f1 > best.f1()) {
                best = new Best(here.score(), f1);
            }
        }
        return Optional.of(best);
    }
}

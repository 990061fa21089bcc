package dev.policyplayground.training;

import dev.policyplayground.stats.Proportion;
import dev.policyplayground.training.Study.Mixture;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a study comes to at one threshold. Immutable.
///
/// @param threshold log-odds from which on a text is flagged; not a number where several judges
///   flag
/// @param figure the mean F1 of the study's mixtures
/// @param everyday the share of everyday texts that is flagged, each set counting the same
/// @param everydayTexts the same, each text counting the same
/// @param lookAlikes the share of look-alikes that is flagged, each text counting the same
/// @param recall the share of unsafe texts that is flagged, each text counting the same
public record StudyFigures(
        double threshold,
        double figure,
        double everyday,
        Proportion everydayTexts,
        Proportion lookAlikes,
        Proportion recall) {

    /// How many texts of a set with a label are flagged, of how many.
    @FunctionalInterface
    interface Counts {
        Proportion of(String set, boolean unsafe);
    }

    /// At the lowest threshold that keeps false alarms on everyday texts, each set counting the
    /// same, to `share`.
    static StudyFigures at(Study study, List<Unseen> unseen, double share) {
        double[] candidates =
                unseen.stream()
                        .filter(u -> study.everyday().contains(u.set()))
                        .mapToDouble(Unseen::logOdds)
                        .sorted()
                        .distinct()
                        .toArray();
        int low = 0;
        int high = candidates.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            Counts counts = counts(unseen, candidates[middle]);
            if (meanFlagged(counts, study.everyday(), false) <= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double threshold = candidates.length == 0 ? 0 : candidates[low];
        return of(study, counts(unseen, threshold), threshold);
    }

    private static Counts counts(List<Unseen> unseen, double threshold) {
        Map<String, Proportion> known = new HashMap<>();
        for (Unseen text : unseen) {
            Proportion one = new Proportion(text.logOdds() > threshold ? 1 : 0, 1);
            known.merge(key(text.set(), text.unsafe()), one, Proportion::plus);
        }
        return (set, unsafe) -> known.getOrDefault(key(set, unsafe), new Proportion(0, 0));
    }

    private static String key(String set, boolean unsafe) {
        return set + '\0' + unsafe;
    }

    static StudyFigures of(Study study, Counts counts, double threshold) {
        double sum = 0;
        for (Mixture mixture : study.mixtures()) {
            sum += f1(mixture, counts);
        }
        return new StudyFigures(
                threshold,
                sum / study.mixtures().size(),
                meanFlagged(counts, study.everyday(), false),
                together(counts, study.everyday(), false),
                together(counts, study.lookAlikes(), false),
                together(counts, study.sets(), true));
    }

    private static double f1(Mixture mixture, Counts counts) {
        double caught = meanFlagged(counts, mixture.unsafe(), true);
        double alarms = meanFlagged(counts, mixture.safe(), false);
        double right = mixture.harmful() * caught;
        double wrong = (1 - mixture.harmful()) * alarms;
        return right == 0 ? 0 : 2 * right / (right + wrong + mixture.harmful());
    }

    private static double meanFlagged(Counts counts, Collection<String> sets, boolean unsafe) {
        return sets.stream()
                .map(set -> counts.of(set, unsafe))
                .flatMapToDouble(p -> p.share().stream())
                .average()
                .orElse(0);
    }

    private static Proportion together(Counts counts, Collection<String> sets, boolean unsafe) {
        return sets.stream()
                .map(set -> counts.of(set, unsafe))
                .reduce(new Proportion(0, 0), Proportion::plus);
    }
}

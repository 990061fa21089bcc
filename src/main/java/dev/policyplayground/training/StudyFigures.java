package dev.policyplayground.training;

import dev.policyplayground.training.Study.Mixture;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What a study comes to at one threshold. Immutable.
///
/// @param threshold log-odds from which on a text is flagged
/// @param figure the mean F1 of the study's mixtures
/// @param everyday the share of everyday texts that is flagged, each set counting the same
/// @param everydayTexts the same, each text counting the same
/// @param lookAlikes the share of look-alikes that is flagged
/// @param recall the share of unsafe texts that is flagged
public record StudyFigures(
        double threshold,
        double figure,
        double everyday,
        double everydayTexts,
        double lookAlikes,
        double recall) {

    /// At the lowest threshold that keeps false alarms on everyday texts, each set counting the
    /// same, to `share`.
    public static StudyFigures at(Study study, List<Unseen> unseen, double share) {
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
            if (meanFlagged(unseen, study.everyday(), candidates[middle], false) <= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return of(study, unseen, candidates.length == 0 ? 0 : candidates[low]);
    }

    static StudyFigures of(Study study, List<Unseen> unseen, double threshold) {
        double sum = 0;
        for (Mixture mixture : study.mixtures()) {
            sum += f1(mixture, unseen, threshold);
        }
        return new StudyFigures(
                threshold,
                sum / study.mixtures().size(),
                meanFlagged(unseen, study.everyday(), threshold, false),
                flagged(unseen, study.everyday(), threshold),
                flagged(unseen, study.lookAlikes(), threshold),
                unseen.stream()
                        .filter(Unseen::unsafe)
                        .mapToDouble(u -> u.logOdds() > threshold ? 1 : 0)
                        .average()
                        .orElse(0));
    }

    private static double f1(Mixture mixture, List<Unseen> unseen, double threshold) {
        double caught = meanFlagged(unseen, mixture.unsafe(), threshold, true);
        double alarms = meanFlagged(unseen, mixture.safe(), threshold, false);
        double right = mixture.harmful() * caught;
        double wrong = (1 - mixture.harmful()) * alarms;
        return right == 0 ? 0 : 2 * right / (right + wrong + mixture.harmful());
    }

    private static double meanFlagged(
            List<Unseen> unseen, Collection<String> sets, double threshold, boolean unsafe) {
        return sets.stream()
                .mapToDouble(
                        set ->
                                unseen.stream()
                                        .filter(u -> u.set().equals(set) && u.unsafe() == unsafe)
                                        .mapToDouble(u -> u.logOdds() > threshold ? 1 : 0)
                                        .average()
                                        .orElse(0))
                .average()
                .orElse(0);
    }

    private static double flagged(List<Unseen> unseen, Collection<String> sets, double threshold) {
        Set<String> wanted = Set.copyOf(sets);
        return unseen.stream()
                .filter(u -> wanted.contains(u.set()) && !u.unsafe())
                .mapToDouble(u -> u.logOdds() > threshold ? 1 : 0)
                .average()
                .orElse(0);
    }
}

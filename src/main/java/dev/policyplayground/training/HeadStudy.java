package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.Calibration;
import dev.policyplayground.moderation.learned.Head;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came of measuring one head on sets that it had not seen. Immutable.
///
/// @param unseen every text of the study's sets, judged without its family
public record HeadStudy(Head head, Study study, List<Unseen> unseen) {
    // A probability holds where so large a share of the texts is what is looked for. Of all that a
    // product is asked, far less is; of what reaches a person's attention, more.
    private static final double SHARE = 0.15;

    public HeadStudy {
        unseen = List.copyOf(unseen);
    }

    /// At the threshold where so large a share of everyday texts is flagged.
    public StudyFigures figuresAt(double share) {
        return StudyFigures.at(study, unseen, share);
    }

    /// @param prompts by text of a reply, the log-odds of its prompt; empty for a head of prompts
    Calibration calibration(Map<String, Double> prompts) {
        Map<String, Integer> sizes = new HashMap<>();
        unseen.forEach(u -> sizes.merge(key(u), 1, Integer::sum));
        double[] scores = new double[unseen.size()];
        double[] others = new double[unseen.size()];
        double[] weights = new double[unseen.size()];
        boolean[] positive = new boolean[unseen.size()];
        for (int i = 0; i < scores.length; i++) {
            Unseen each = unseen.get(i);
            scores[i] = each.logOdds();
            others[i] = Math.clamp(prompts.getOrDefault(each.id(), 0.0), -4, 4);
            weights[i] = 1.0 / sizes.getOrDefault(key(each), 1);
            positive[i] = each.unsafe();
        }
        return PlattScaling.fit(scores, others, positive, weights, SHARE);
    }

    private static String key(Unseen text) {
        return text.set() + '\0' + text.unsafe();
    }
}

package dev.policyplayground.policy;

import java.util.HashMap;
import java.util.Map;

/// From which score on a category is reviewed or blocked: the one way from scores to a decision,
/// for live use, for re-thresholding and for back-tests alike. Immutable.
public record Thresholds(Map<String, Cut> byCategory) {
    /// Where a pack is silent.
    public static final Cut DEFAULT_CUT = new Cut(0.4, 0.8);

    /// A category's two limits, each reached by a score that is equal or higher.
    ///
    /// @throws IllegalArgumentException unless `0 < review <= block`; above 1 means never
    public record Cut(double review, double block) {
        public Cut {
            if (!(review > 0 && review <= block)) {
                throw new IllegalArgumentException(
                        "review " + review + " must be above 0 and at most block " + block);
            }
        }
    }

    public Thresholds {
        byCategory = Map.copyOf(byCategory);
    }

    public Cut of(String category) {
        return byCategory.getOrDefault(category, DEFAULT_CUT);
    }

    /// These, with another cut for `category`.
    public Thresholds with(String category, Cut cut) {
        Map<String, Cut> changed = new HashMap<>(byCategory);
        changed.put(category, cut);
        return new Thresholds(changed);
    }

    public Decision decide(String category, double score) {
        Cut cut = of(category);
        if (score >= cut.block()) {
            return Decision.BLOCK;
        }
        return score >= cut.review() ? Decision.REVIEW : Decision.ALLOW;
    }

    /// The strictest decision that any category asks for.
    public Decision decide(Scores scores) {
        Decision decision = Decision.ALLOW;
        for (Map.Entry<String, Double> score : scores.byCategory().entrySet()) {
            decision = decision.stricter(decide(score.getKey(), score.getValue()));
        }
        return decision;
    }
}

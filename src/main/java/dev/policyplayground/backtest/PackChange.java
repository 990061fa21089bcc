package dev.policyplayground.backtest;

import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.policy.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far one pack's verdicts can differ from another's.
public enum PackChange {
    /// Same scores, same thresholds.
    NONE,
    /// Same scores: those that are stored with a run say what flips.
    THRESHOLDS,
    /// Other scores: the texts have to be judged again.
    RULES;

    public static PackChange between(PolicyPack before, PolicyPack after) {
        boolean sameThresholds = before.thresholds().equals(after.thresholds());
        if (before.hash().equals(after.hash()) && sameThresholds) {
            return NONE;
        }
        if (!scoring(before).equals(scoring(after))) {
            return RULES;
        }
        return sameThresholds ? NONE : THRESHOLDS;
    }

    // What of a pack has a part in scores: no words for people, no thresholds, no tests, and not
    // where a rule stands.
    private static PolicyPack scoring(PolicyPack pack) {
        return new PolicyPack(
                "",
                "",
                "",
                "",
                pack.categories().stream().map(PackChange::scoring).toList(),
                new Thresholds(Map.of()),
                pack.rules().stream().map(Rule::atNoPlace).toList(),
                pack.sensitiveData(),
                pack.context(),
                pack.harmless(),
                pack.refusals(),
                pack.abuseSignal(),
                false,
                List.of(),
                ClaudeJudging.NEVER,
                pack.learnedJudge());
    }

    private static Category scoring(Category category) {
        return new Category(
                category.id(), "", "", false, category.countsInDocuments(), Optional.empty());
    }
}

package dev.policyplayground.backtest;

import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import java.util.List;

/// How far one pack's verdicts can differ from another's.
public enum PackChange {
    /// Same scores, same thresholds.
    NONE,
    /// Same scores: those that are stored with a run say what flips.
    THRESHOLDS,
    /// Other scores: the texts have to be judged again.
    RULES;

    public static PackChange between(PolicyPack before, PolicyPack after) {
        if (before.hash().equals(after.hash()) && before.thresholds().equals(after.thresholds())) {
            return NONE;
        }
        boolean sameScores =
                rules(before).equals(rules(after))
                        && before.refusals().equals(after.refusals())
                        && before.abuseSignal().equals(after.abuseSignal())
                        && inDocuments(before).equals(inDocuments(after));
        if (!sameScores) {
            return RULES;
        }
        return before.thresholds().equals(after.thresholds()) ? NONE : THRESHOLDS;
    }

    // Where a rule stands does not change what it finds.
    private static List<Rule> rules(PolicyPack pack) {
        return pack.rules().stream().map(rule -> rule.atLine(0)).toList();
    }

    private static List<String> inDocuments(PolicyPack pack) {
        return pack.categories().stream()
                .filter(Category::countsInDocuments)
                .map(Category::id)
                .sorted()
                .toList();
    }
}

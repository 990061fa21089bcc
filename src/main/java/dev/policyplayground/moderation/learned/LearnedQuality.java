package dev.policyplayground.moderation.learned;

import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import java.util.Locale;
import java.util.Set;

/// How well the learned judge alone does on the prompts among a pack's inline tests. Immutable.
///
/// @param right how many of the texts that it flags are to be flagged
/// @param flagged how many it flags
/// @param wanted how many are to be flagged
record LearnedQuality(int right, int flagged, int wanted) {

    static LearnedQuality of(PolicyPack pack, LearnedScores scores) {
        int right = 0;
        int flagged = 0;
        int wanted = 0;
        for (InlineTest test : pack.tests()) {
            if (test.layer() == Layer.INPUT) {
                EvidenceSum sum = new EvidenceSum();
                scores.prompt(test.text(), Finding.FOCUS, Set.of(), sum);
                boolean isFlagged =
                        pack.thresholds().decide(sum.evidence().scores()) != Decision.ALLOW;
                boolean isWanted = test.expect() != Decision.ALLOW;
                right += isFlagged && isWanted ? 1 : 0;
                flagged += isFlagged ? 1 : 0;
                wanted += isWanted ? 1 : 0;
            }
        }
        return new LearnedQuality(right, flagged, wanted);
    }

    /// For a person; empty when the tests tell nothing.
    String words() {
        return flagged == 0 || wanted == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Alone on the prompts of this pack's tests: precision %.2f, recall %.2f.",
                        right / (double) flagged,
                        right / (double) wanted);
    }
}

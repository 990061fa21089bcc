package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.Comparison;
import dev.policyplayground.backtest.PackChange;
import dev.policyplayground.policy.PolicyPack;
import java.util.Optional;

/// The question what one pack would flip in place of another. Immutable.
///
/// @param revision tells an answer to the newest question from others
/// @param stored the saved runs' scores
/// @param judged what was judged again before
record ImpactRequest(
        long revision,
        PolicyPack before,
        PolicyPack after,
        Comparison stored,
        Optional<Judged> judged) {

    /// What was judged again, and by which two packs.
    record Judged(PolicyPack before, PolicyPack after, Comparison comparison) {}

    /// Scores that were judged again count before stored ones, as long as they are those of the
    /// same rules.
    ImpactState answer() {
        Optional<Comparison> fitting =
                judged.filter(j -> sameScores(j.before, before))
                        .filter(j -> sameScores(j.after, after))
                        .map(Judged::comparison);
        if (fitting.isEmpty() && !sameScores(before, after)) {
            return new ImpactState.NeedsJudging(stored.runs());
        }
        return new ImpactState.Known(
                fitting.orElse(stored).under(before.thresholds(), after.thresholds()),
                fitting.isEmpty());
    }

    private static boolean sameScores(PolicyPack one, PolicyPack other) {
        return PackChange.between(one, other) != PackChange.RULES;
    }
}

package dev.policyplayground.ui.training;

import dev.policyplayground.backtest.Impact;
import dev.policyplayground.moderation.learned.LearnedModel;

/// What would be different with a freshly trained model, beside the one in force. Immutable.
///
/// @param candidate not kept and not in force until a person adopts it
/// @param base the id of the model that it was tried beside
/// @param pack the title of the pack that both judged with
/// @param prompts labelled prompts that the input gate judges as the label says
/// @param replies labelled replies that the output gate judges as the label says
/// @param tests the pack's own examples that come out as they should
/// @param impact the saved verdicts that would be others
public record TrainingReport(
        LearnedModel candidate,
        String base,
        String pack,
        BeforeAfter prompts,
        BeforeAfter replies,
        BeforeAfter tests,
        Impact impact) {

    /// How many of `of` are right with the model in force, and with the candidate.
    public record BeforeAfter(long before, long after, long of) {}
}

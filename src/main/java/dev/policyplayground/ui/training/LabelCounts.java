package dev.policyplayground.ui.training;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;

/// How many labels there are to learn from. Immutable.
public record LabelCounts(
        long harmfulPrompts, long harmlessPrompts, long harmfulReplies, long harmlessReplies) {
    static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0);

    static LabelCounts of(RunLabels labels) {
        return new LabelCounts(
                labels.count(Layer.INPUT, RunLabel.HARMFUL),
                labels.count(Layer.INPUT, RunLabel.HARMLESS),
                labels.count(Layer.OUTPUT, RunLabel.HARMFUL),
                labels.count(Layer.OUTPUT, RunLabel.HARMLESS));
    }

    public long total() {
        return harmfulPrompts + harmlessPrompts + harmfulReplies + harmlessReplies;
    }
}

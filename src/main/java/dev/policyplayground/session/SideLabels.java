package dev.policyplayground.session;

import dev.policyplayground.policy.Layer;
import java.util.Optional;

/// What a person labelled a run's two sides. Immutable.
///
/// @param prompt empty when nobody labelled the prompt
/// @param reply empty when nobody labelled the reply, or there is none
public record SideLabels(Optional<RunLabel> prompt, Optional<RunLabel> reply) {
    public static final SideLabels NONE = new SideLabels(Optional.empty(), Optional.empty());

    /// @param side the input for the prompt, the output for the reply
    /// @throws IllegalArgumentException for both at once
    public Optional<RunLabel> of(Layer side) {
        return switch (side) {
            case INPUT -> prompt;
            case OUTPUT -> reply;
            case BOTH -> throw new IllegalArgumentException("a label is of one side");
        };
    }

    public boolean isEmpty() {
        return prompt.isEmpty() && reply.isEmpty();
    }
}

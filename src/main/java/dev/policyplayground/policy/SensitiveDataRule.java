package dev.policyplayground.policy;

import dev.policyplayground.text.sensitive.SensitiveKind;
import java.util.List;

/// What a kind of personal data or secret counts where it is found. Immutable.
///
/// @param id unique in the pack
/// @param detect what is looked for
/// @param category the id of the category it scores
/// @param layer which texts it looks at
/// @param weight from 0 to 1
/// @param near words of which one must stand nearby; empty when what is found speaks for itself
/// @param withinWords how many words away that may be
/// @param why one sentence for a person
public record SensitiveDataRule(
        String id,
        SensitiveKind detect,
        String category,
        Layer layer,
        double weight,
        List<String> near,
        int withinWords,
        String why) {
    public SensitiveDataRule {
        near = List.copyOf(near);
    }

    /// The same rule for another category.
    SensitiveDataRule in(String other) {
        return new SensitiveDataRule(id, detect, other, layer, weight, near, withinWords, why);
    }
}

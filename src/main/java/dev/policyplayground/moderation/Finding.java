package dev.policyplayground.moderation;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.text.Span;

/// One piece of evidence. Immutable.
///
/// @param rule the id of the rule, unique in the pack
/// @param judge the id of the judge that found it
/// @param category the id of the category it speaks for
/// @param score what this finding alone gives the category, 0..1
/// @param side which text the span lies in: the prompt (`INPUT`) or the reply (`OUTPUT`)
/// @param span where it stands in the text as written, in UTF-16 units
/// @param matched what stood there as the judge read it, normalised
/// @param why one sentence for a person
public record Finding(
        String rule,
        String judge,
        String category,
        double score,
        Layer side,
        Span span,
        String matched,
        String why) {}

package dev.policyplayground.moderation;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.text.Span;
import java.util.List;

/// One piece of evidence. Immutable.
///
/// @param rule the id of the rule, unique in the pack
/// @param judge the id of the judge that found it
/// @param category the id of the category it speaks for
/// @param score what this finding alone gives the category, 0..1
/// @param side which text the span lies in: the prompt (`INPUT`) or the reply (`OUTPUT`)
/// @param turn for the prompt's side, which earlier turn of the exchange the span lies in, from 0;
///   [#FOCUS] for the turn in focus and for a reply
/// @param span where it stands in the text as written, in UTF-16 units
/// @param matched what stood there as the judge read it, normalised
/// @param why one sentence for a person
/// @param context what raised or lowered its score, in the pack's order
public record Finding(
        String rule,
        String judge,
        String category,
        double score,
        Layer side,
        int turn,
        Span span,
        String matched,
        String why,
        List<ContextHit> context) {
    /// The turn in focus.
    public static final int FOCUS = -1;

    public Finding {
        context = List.copyOf(context);
    }

    /// A finding that no context changed.
    public Finding(
            String rule,
            String judge,
            String category,
            double score,
            Layer side,
            int turn,
            Span span,
            String matched,
            String why) {
        this(rule, judge, category, score, side, turn, span, matched, why, List.of());
    }

    /// True for evidence in the turn in focus, or in the reply.
    public boolean isInFocus() {
        return turn == FOCUS;
    }

    /// The same finding with other words in place of what was matched.
    public Finding matching(String words) {
        return new Finding(rule, judge, category, score, side, turn, span, words, why, context);
    }

    /// The same finding with another reason.
    public Finding because(String reason) {
        return new Finding(
                rule, judge, category, score, side, turn, span, matched, reason, context);
    }
}

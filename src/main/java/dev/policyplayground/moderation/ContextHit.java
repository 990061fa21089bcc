package dev.policyplayground.moderation;

import dev.policyplayground.text.Span;

/// A context signal that changed what a finding is worth. Immutable.
///
/// @param signal the signal's id, unique in the pack
/// @param raises true when the finding is worth more with it
/// @param factor as in the pack
/// @param turn which turn the span lies in, as in [Finding]
/// @param span the words of the signal in the text as written; for quotation, the quoted words
/// @param words what stood there as the judge read it
/// @param why completes "raised by" or "lowered by"
public record ContextHit(
        String signal,
        boolean raises,
        double factor,
        int turn,
        Span span,
        String words,
        String why) {}

package dev.policyplayground.ui.playground;

import dev.policyplayground.backtest.MinimalFlip;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.text.ObfuscationLens;
import java.util.Optional;

/// A text looked at closely: how the gate reads it, why it says what it says, and the smallest edit
/// that would change that. Immutable.
///
/// @param text as written
/// @param explanation one sentence
/// @param searching true while the smallest edit is sought
public record Inspection(
        String text,
        ObfuscationLens lens,
        Verdict verdict,
        String explanation,
        Optional<MinimalFlip> flip,
        boolean searching) {

    Inspection found(Optional<MinimalFlip> smallest) {
        return new Inspection(text, lens, verdict, explanation, smallest, false);
    }
}

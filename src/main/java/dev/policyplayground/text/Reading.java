package dev.policyplayground.text;

import java.util.BitSet;
import java.util.List;

/// A text as it reads once its disguises are undone. Immutable by convention: the bit set is not to
/// be changed.
///
/// @param text normalised, with the way back to the text as written
/// @param undone which disguises, in the order in which they stand in the original
/// @param joined the characters of `text` that were joined from single letters, where a word's
///   borders are lost
public record Reading(NormalizedText text, List<Undone> undone, BitSet joined) {
    public Reading {
        undone = List.copyOf(undone);
    }
}

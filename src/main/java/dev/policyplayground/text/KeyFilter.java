package dev.policyplayground.text;

import java.util.List;
import java.util.function.Supplier;

/// Takes keys out of a text that comes in pieces, however the pieces cut them. Not thread-safe.
final class KeyFilter {
    private final Supplier<List<String>> keys;
    private final String blot;
    // The end of what came, where it may be the beginning of a key.
    private String held = "";

    /// @param blot takes the place of each character of a key
    KeyFilter(Supplier<List<String>> keys, String blot) {
        this.keys = keys;
        this.blot = blot;
    }

    /// @return what can be passed on: all but what may be the beginning of a key
    String take(String piece) {
        List<String> needles = keys.get();
        if (needles.isEmpty() && held.isEmpty()) {
            return piece;
        }
        String clean = clean(held + piece, needles);
        int from = clean.length() - longestBeginning(clean, needles);
        held = clean.substring(from);
        return clean.substring(0, from);
    }

    /// How much is held back, in characters.
    int heldLength() {
        return held.length();
    }

    /// @return what was held back; nothing comes after it
    String rest() {
        String rest = held;
        held = "";
        return rest;
    }

    // The longer first: one key may begin as another does.
    private String clean(String text, List<String> needles) {
        String clean = text;
        for (String key : needles) {
            clean = clean.replace(key, blot.repeat(key.length()));
        }
        return clean;
    }

    private static int longestBeginning(String text, List<String> needles) {
        int longest = 0;
        for (String key : needles) {
            int most = Math.min(key.length() - 1, text.length());
            for (int length = most; length > longest; length--) {
                if (text.endsWith(key.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}

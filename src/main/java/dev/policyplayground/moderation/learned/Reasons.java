package dev.policyplayground.moderation.learned;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which words of a text moved a head, and how: the few that add most, and those that speak most
/// against it. Immutable.
///
/// @param raising the weightiest first; never empty for a text with words
/// @param lowering the weightiest first
record Reasons(List<Word> raising, List<Word> lowering) {
    private static final int MOST_RAISING = 4;
    private static final int MOST_LOWERING = 2;
    // Words that add less than this share of what the first one does are no reason.
    private static final double LEAST_OF_FIRST = 0.3;

    /// A word by its number, and what it adds to the log-odds.
    record Word(int number, double share) {}

    Reasons {
        raising = List.copyOf(raising);
        lowering = List.copyOf(lowering);
    }

    /// @param shares by word, what it adds to the log-odds
    static Reasons of(double[] shares) {
        List<Word> raising = new ArrayList<>();
        for (Word word : extreme(shares, 1, MOST_RAISING)) {
            boolean isReason =
                    raising.isEmpty()
                            || (word.share() > 0
                                    && word.share() >= LEAST_OF_FIRST * raising.getFirst().share());
            if (isReason) {
                raising.add(word);
            }
        }
        return new Reasons(
                raising,
                extreme(shares, -1, MOST_LOWERING).stream().filter(w -> w.share() < 0).toList());
    }

    // A pass over the words for each that is wanted: cheaper than to sort them all.
    private static List<Word> extreme(double[] shares, int sign, int wanted) {
        List<Word> found = new ArrayList<>();
        BitSet taken = new BitSet();
        while (found.size() < Math.min(wanted, shares.length)) {
            int best = taken.nextClearBit(0);
            for (int i = best; i < shares.length; i++) {
                if (sign * shares[i] > sign * shares[best] && !taken.get(i)) {
                    best = i;
                }
            }
            taken.set(best);
            found.add(new Word(best, shares[best]));
        }
        return found;
    }
}

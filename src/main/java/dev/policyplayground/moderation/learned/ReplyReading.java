package dev.policyplayground.moderation.learned;

/// One reply as a model reads it: sentence by sentence, and in passages. Not thread-safe.
final class ReplyReading {
    private final TextReading passage;
    private final Passages passages = new Passages(1);
    private final double[] done = new double[1];
    private int before;

    ReplyReading(TextReading passage) {
        this.passage = passage;
    }

    /// @param normal the next sentence
    void append(CharSequence normal) {
        int at = 0;
        do {
            if (passage.words() >= Passages.MOST_WORDS) {
                done[0] = passage.logOdds(Head.REPLY);
                passages.add(passage.words(), done);
                passage.clear();
            }
            before = passage.words();
            at = passage.append(normal, at, Passages.MOST_WORDS);
        } while (at < normal.length());
    }

    /// How many words of the passage stand before the last sentence.
    int wordsBefore() {
        return before;
    }

    /// The passage that is being read.
    TextReading passage() {
        return passage;
    }

    double logOdds() {
        return passages.logOddsWith(0, passage.words(), passage.logOdds(Head.REPLY));
    }
}

package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// One prompt as a model reads it: passage by passage. Kept between prompts; not thread-safe.
final class PromptReading {
    private final TextReading passage;
    private final Passages passages = new Passages(FeatureTable.HEADS);
    // By head, the log-odds of the passage that says most, and where it begins.
    private final double[] most = new double[FeatureTable.HEADS];
    private final int[] mostAt = new int[FeatureTable.HEADS];
    private CharSequence text = "";
    private int read;
    private int readAt;

    PromptReading(TextReading passage) {
        this.passage = passage;
    }

    /// @param normal as `TextNormalizer` gives it
    void read(CharSequence normal) {
        text = normal;
        passages.clear();
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        read = 0;
        int at = 0;
        do {
            int from = at;
            at = readPassage(from);
            double[] odds = passage.allLogOdds();
            for (int head = 0; head < odds.length; head++) {
                if (odds[head] > most[head]) {
                    most[head] = odds[head];
                    mostAt[head] = from;
                }
            }
            passages.add(passage.words(), odds);
            read++;
        } while (at < text.length());
    }

    private int readPassage(int from) {
        passage.clear();
        readAt = from;
        return passage.append(text, from, Passages.MOST_WORDS);
    }

    /// How many words were read.
    int words() {
        return passages.words();
    }

    double logOdds(Head head) {
        int column = TextReading.column(head);
        // As it was read, to the last digit, where there is but one.
        return read == 1 ? most[column] : passages.logOdds(column);
    }

    /// The passage that says most for the head; good until the next is asked for.
    TextReading passage(Head head) {
        int from = mostAt[TextReading.column(head)];
        if (readAt != from) {
            readPassage(from);
        }
        return passage;
    }
}

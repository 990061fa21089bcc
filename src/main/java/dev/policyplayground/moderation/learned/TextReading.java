package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// One passage as a model reads it: its features, and the log-odds of the heads after every piece.
/// Not thread-safe.
final class TextReading {
    private final LearnedModel model;
    private final FeatureTable table;
    private final FeatureSums sums;
    private final FeatureReader features;

    TextReading(LearnedModel model, FeatureTable table) {
        this.model = model;
        this.table = table;
        this.sums = new FeatureSums(table);
        this.features = new FeatureReader(model.lexicon(), model.space(), sums);
    }

    void clear() {
        sums.clear();
        features.clear();
    }

    void append(CharSequence normal) {
        features.append(normal);
    }

    /// Reads on from offset `from` until it has so many words.
    ///
    /// @return where it stopped
    int append(CharSequence normal, int from, int mostWords) {
        return features.append(normal, from, mostWords);
    }

    /// How many words were read.
    int words() {
        return features.size();
    }

    /// Where a word begins in the piece that it stands in.
    int start(int word) {
        return features.start(word);
    }

    int end(int word) {
        return features.end(word);
    }

    double logOdds(Head head) {
        return allLogOdds()[column(head)];
    }

    /// Of each head, by its column, in an array that the next call writes anew.
    double[] allLogOdds() {
        return sums.logOdds(features);
    }

    /// What each word of the last piece adds to the log-odds.
    ///
    /// @param normal the last piece
    /// @param first the number of its first word
    double[] shares(Head head, CharSequence normal, int first) {
        double[] all =
                WordShares.of(features, normal, first, sums, table, model.space(), column(head));
        return Arrays.copyOfRange(all, first, all.length);
    }

    /// The share of each of the model's categories, were the text harmful.
    double[] categoryShares() {
        return model.categories().shares(features, model.prompts());
    }

    static int column(Head head) {
        return switch (head) {
            case HARM, REPLY -> 0;
            case INJECTION -> 1;
            case JAILBREAK -> 2;
        };
    }
}

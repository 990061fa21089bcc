package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// Keeps the sums of a linear model up to date while a text is read, so that its score is at hand
/// after every word. Kept between texts, takes no memory; not thread-safe.
final class FeatureSums implements FeatureReader.Sink {
    private final FeatureTable table;
    private final double[] wordDots = new double[FeatureTable.HEADS];
    private final double[] gramDots = new double[FeatureTable.HEADS];
    private final double[] scores = new double[FeatureTable.HEADS];
    private double wordSquares;
    private double gramSquares;

    FeatureSums(FeatureTable table) {
        this.table = table;
    }

    void clear() {
        Arrays.fill(wordDots, 0);
        Arrays.fill(gramDots, 0);
        wordSquares = 0;
        gramSquares = 0;
    }

    @Override
    public void word(int bucket, int times) {
        wordSquares += add(table.words[bucket], times, wordDots);
    }

    @Override
    public void gram(int bucket, int times) {
        gramSquares += add(table.grams[bucket], times, gramDots);
    }

    private static double add(int packed, int times, double[] dots) {
        double rarity = FeatureTable.rarity(packed);
        double now = Logs.plusOne(times) * rarity;
        double before = times == 1 ? 0 : Logs.plusOne(times - 1) * rarity;
        double more = now - before;
        dots[0] += more * FeatureTable.weight(packed, 0);
        dots[1] += more * FeatureTable.weight(packed, 1);
        dots[2] += more * FeatureTable.weight(packed, 2);
        return now * now - before * before;
    }

    /// What a word's or gram's value is multiplied with in the log-odds.
    double wordFactor() {
        return wordSquares > 0 ? 1 / (Math.sqrt(wordSquares) * whole()) : 0;
    }

    double gramFactor() {
        return gramSquares > 0 ? FeatureTable.GRAM_SHARE / (Math.sqrt(gramSquares) * whole()) : 0;
    }

    private double whole() {
        double words = wordSquares > 0 ? 1 : 0;
        double grams = gramSquares > 0 ? FeatureTable.GRAM_SHARE : 0;
        return Math.sqrt(words * words + grams * grams);
    }

    /// The log-odds of each head, in an array that the next call writes anew.
    double[] logOdds(FeatureReader text) {
        double words = wordFactor();
        double grams = gramFactor();
        for (int head = 0; head < FeatureTable.HEADS; head++) {
            scores[head] =
                    table.bias[head]
                            + table.scales[head]
                                    * (words * wordDots[head] + grams * gramDots[head]);
        }
        text.cells(this);
        return scores;
    }

    @Override
    public void cell(int feature, double value) {
        for (int head = 0; head < FeatureTable.HEADS; head++) {
            scores[head] += table.cells[head][feature] * value;
        }
    }
}

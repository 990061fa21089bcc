package dev.policyplayground.moderation.learned;

/// What a linear model holds: for each hashed feature how rare it is and what it weighs, and the
/// weights of the lexicon's cells; up to three heads over the same features. Immutable, safe from
/// any thread.
///
/// A feature is worth `ln(1 + times) · rarity`; each hashed block is scaled to its length, the
/// block of grams to [#GRAM_SHARE], and both together to 1. One `int` holds a feature: its rarity
/// in the lowest eight bits, then a signed octet for each head.
final class FeatureTable {
    static final int HEADS = 3;
    static final double GRAM_SHARE = 0.7;

    /// The rarity of octet 255.
    static final double MOST_RARITY = 3.0;

    final int[] words;
    final int[] grams;

    /// By head: what a weight of 1 in the table is worth.
    final double[] scales;

    /// By head: the weights of the lexicon's cells.
    final float[][] cells;

    final double[] bias;

    FeatureTable(int[] words, int[] grams, double[] scales, float[][] cells, double[] bias) {
        this.words = words;
        this.grams = grams;
        this.scales = scales;
        this.cells = cells;
        this.bias = bias;
    }

    /// What an occurrence weighs before scaling.
    static double rarity(int packed) {
        return (packed & 0xFF) * (MOST_RARITY / 255);
    }

    static int weight(int packed, int head) {
        return (byte) (packed >> (8 * (head + 1)));
    }

    static int pack(int rarity, int first, int second, int third) {
        return (rarity & 0xFF) | (first & 0xFF) << 8 | (second & 0xFF) << 16 | third << 24;
    }
}

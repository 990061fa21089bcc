package dev.policyplayground.moderation.learned;

import java.util.List;

/// Says into which categories a harmful text falls: a softmax over single words and pairs, hashed
/// to fewer buckets, and the lexicon's lists. Immutable, safe from any thread.
final class CategoryTable {
    static final int BITS = 15;

    final List<String> names;

    /// By bucket, then by category.
    final byte[] weights;

    /// By category: what a weight of 1 is worth.
    final double[] scales;

    /// By list, then by category.
    final float[] lists;

    final double[] bias;

    CategoryTable(
            List<String> names, byte[] weights, double[] scales, float[] lists, double[] bias) {
        this.names = List.copyOf(names);
        this.weights = weights;
        this.scales = scales;
        this.lists = lists;
        this.bias = bias;
    }

    /// Where a bucket of the words' block stands here.
    static int bucket(int word) {
        return word >>> (FeatureSpace.BITS - BITS);
    }

    /// The share of each category, by its place in [#names]; they sum up to 1.
    double[] shares(FeatureReader text, FeatureTable table) {
        int many = names.size();
        double[] dots = new double[many];
        double squares = 0;
        FeatureBag words = text.words();
        for (int i = 0; i < words.size(); i++) {
            double x =
                    Logs.plusOne(words.count(i))
                            * FeatureTable.rarity(table.words[words.feature(i)]);
            squares += x * x;
            int row = bucket(words.feature(i)) * many;
            for (int category = 0; category < many; category++) {
                dots[category] += x * weights[row + category];
            }
        }
        double norm = squares > 0 ? Math.sqrt(squares) : 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int category = 0; category < many; category++) {
            double score = bias[category] + scales[category] * dots[category] / norm;
            for (int list = 0; list * many < lists.length; list++) {
                score += lists[list * many + category] * Logs.plusOne(text.listCount(list));
            }
            dots[category] = score;
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int category = 0; category < many; category++) {
            dots[category] = Math.exp(dots[category] - most);
            sum += dots[category];
        }
        for (int category = 0; category < many; category++) {
            dots[category] /= sum;
        }
        return dots;
    }
}

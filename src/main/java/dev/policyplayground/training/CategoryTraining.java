package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.FeatureRow;
import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.moderation.learned.Rarities;
import dev.policyplayground.moderation.learned.TextFeatures;
import java.util.ArrayList;
import java.util.List;

/// Learns into which category a harmful text falls: each against all others. Stateless.
final class CategoryTraining {
    private static final double COST = 2;

    private CategoryTraining() {}

    /// Weights by category, as a model takes them.
    ///
    /// @param bias by category
    record Learned(List<String> names, List<double[]> weights, List<Double> bias) {}

    /// @param names by text, the category it falls into
    static Learned train(
            Lexicon lexicon,
            Rarities rarities,
            List<TextFeatures> texts,
            List<String> names,
            long seed) {
        List<String> categories = names.stream().distinct().sorted().toList();
        int width = Rarities.categoryWidth(lexicon);
        List<FeatureRow> rows = texts.stream().map(rarities::categoryRow).toList();
        List<double[]> weights = new ArrayList<>();
        List<Double> bias = new ArrayList<>();
        for (int category = 0; category < categories.size(); category++) {
            boolean[] positive = new boolean[rows.size()];
            double[] cost = new double[rows.size()];
            int many = 0;
            for (int i = 0; i < positive.length; i++) {
                positive[i] = names.get(i).equals(categories.get(category));
                many += positive[i] ? 1 : 0;
            }
            // A rare category counts as much as a common one, within bounds.
            double more = Math.clamp(Math.sqrt((rows.size() - many) / (double) many), 1, 6);
            for (int i = 0; i < cost.length; i++) {
                cost[i] = positive[i] ? COST * more : COST;
            }
            double[] learned =
                    new LogisticRegression(width, seed)
                            .train(rows, positive, cost, new double[width + 1]);
            weights.add(learned);
            bias.add(learned[width]);
        }
        return new Learned(categories, weights, bias);
    }
}

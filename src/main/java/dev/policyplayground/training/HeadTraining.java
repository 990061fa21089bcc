package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.FeatureRow;
import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.moderation.learned.Passages;
import dev.policyplayground.moderation.learned.Rarities;
import dev.policyplayground.moderation.learned.TextFeatures;
import java.util.ArrayList;
import java.util.List;

/// Learns one head. Immutable; costs seconds.
///
/// @param cost how much a wrong row costs on average, against large weights
/// @param cellScale what the lexicon's cells are multiplied with while learning: smaller, and they
///   are trusted less
/// @param ownShare what the corpus counts against all other sets together
/// @param common features that stand in a larger share of the texts are left out
record HeadTraining(
        Lexicon lexicon, double cost, double cellScale, double ownShare, double common, long seed) {

    /// Weights as a model holds them, the bias last. Immutable by convention.
    static final class Learned {
        private final Rarities rarities;
        private final double[] weights;

        Learned(Rarities rarities, double[] weights) {
            this.rarities = rarities;
            this.weights = weights;
        }

        double[] weights() {
            return weights;
        }

        /// As a model finds them that holds these weights.
        double logOdds(List<TextFeatures> passages) {
            if (passages.size() == 1) {
                return logOdds(passages.getFirst());
            }
            Passages all = new Passages(1);
            for (TextFeatures passage : passages) {
                all.add(passage.size(), new double[] {logOdds(passage)});
            }
            return all.logOdds(0);
        }

        private double logOdds(TextFeatures passage) {
            FeatureRow row = rarities.row(passage, 1);
            return row.dot(weights) + weights[weights.length - 1];
        }
    }

    /// How rare features are in these samples.
    Rarities rarities(List<Sample> sets, List<Sample> own) {
        double[] words = new double[Rarities.buckets()];
        double[] grams = new double[Rarities.buckets()];
        count(sets, own.isEmpty() ? 1 : 0.5, words, grams);
        count(own, sets.isEmpty() ? 1 : 0.5, words, grams);
        return new Rarities(words, grams, common);
    }

    private static void count(List<Sample> samples, double total, double[] words, double[] grams) {
        double[] weights = Weighting.of(samples, total);
        for (int i = 0; i < samples.size(); i++) {
            TextFeatures text = samples.get(i).features();
            for (int bucket : text.words()) {
                words[bucket] += weights[i];
            }
            for (int bucket : text.grams()) {
                grams[bucket] += weights[i];
            }
        }
    }

    Learned train(Rarities rarities, List<Sample> sets, List<Sample> own) {
        return train(rarities, sets, own, new double[Rarities.width(lexicon) + 1]);
    }

    /// @param centre what is known already, as a model holds it
    Learned train(Rarities rarities, List<Sample> sets, List<Sample> own, double[] centre) {
        List<Sample> all = new ArrayList<>(sets);
        all.addAll(own);
        double[] costs = new double[all.size()];
        double[] ofSets = Weighting.of(sets, 1);
        double[] ofOwn = Weighting.of(own, sets.isEmpty() ? 1 : ownShare);
        System.arraycopy(ofSets, 0, costs, 0, ofSets.length);
        System.arraycopy(ofOwn, 0, costs, ofSets.length, ofOwn.length);
        return train(rarities, all, costs, centre);
    }

    /// @param weights what each sample counts against the others
    Learned train(Rarities rarities, List<Sample> all, double[] weights, double[] centre) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] costs = new double[weights.length];
        boolean[] positive = new boolean[weights.length];
        List<FeatureRow> rows = new ArrayList<>(weights.length);
        for (int i = 0; i < costs.length; i++) {
            costs[i] = cost * weights[i] * weights.length / sum;
            positive[i] = all.get(i).positive();
            rows.add(rarities.row(all.get(i).features(), cellScale));
        }
        int width = Rarities.width(lexicon);
        double[] learned =
                new LogisticRegression(width, seed)
                        .train(rows, positive, costs, scaled(centre, 1 / cellScale));
        return new Learned(rarities, scaled(learned, cellScale));
    }

    private static double[] scaled(double[] weights, double factor) {
        double[] scaled = weights.clone();
        for (int i = 2 * Rarities.buckets(); i < scaled.length - 1; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}

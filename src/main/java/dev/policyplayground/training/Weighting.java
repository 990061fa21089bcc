package dev.policyplayground.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each sample counts: every pair of a set and a label the same in total, and both labels the
/// same. Stateless.
final class Weighting {
    private Weighting() {}

    /// Weights that sum up to `total`.
    static double[] of(List<Sample> samples, double total) {
        Map<String, Integer> sizes = new HashMap<>();
        samples.forEach(s -> sizes.merge(key(s), 1, Integer::sum));
        double[] weights = new double[samples.size()];
        double[] sums = new double[2];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1.0 / sizes.getOrDefault(key(samples.get(i)), 1);
            sums[label(samples.get(i))] += weights[i];
        }
        int labels = (sums[0] > 0 ? 1 : 0) + (sums[1] > 0 ? 1 : 0);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= total / labels / sums[label(samples.get(i))];
        }
        return weights;
    }

    private static int label(Sample sample) {
        return sample.positive() ? 1 : 0;
    }

    private static String key(Sample sample) {
        return sample.set() + '\0' + sample.positive();
    }
}

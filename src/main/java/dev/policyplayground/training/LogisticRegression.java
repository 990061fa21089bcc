package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.FeatureRow;
import java.util.List;
import java.util.SplittableRandom;

/// L2-regularised logistic regression with a cost for each row, by coordinate descent in the dual
/// (Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy
/// models", 2011). It minimises `|w - centre|²/2 + Σ cost · ln(1 + exp(-y·w·x))`: with a centre,
/// what is learned is added to what was known. The last weight is the bias, of a feature that every
/// row has. Same rows and seed, same weights. For one thread.
final class LogisticRegression {
    private static final double TOLERANCE = 0.01;
    private static final int MOST_PASSES = 60;
    private static final int MOST_STEPS = 20;

    private final int width;
    private final long seed;

    /// @param width how many features there are, without the bias
    LogisticRegression(int width, long seed) {
        this.width = width;
        this.seed = seed;
    }

    /// @param positive by row
    /// @param cost by row, above 0
    /// @param centre the weights to start from and to stay near, bias last
    double[] train(List<FeatureRow> rows, boolean[] positive, double[] cost, double[] centre) {
        int many = rows.size();
        double[] w = centre.clone();
        double[] alpha = new double[many];
        double[] square = new double[many];
        for (int i = 0; i < many; i++) {
            alpha[i] = Math.min(0.001 * cost[i], 1e-8);
            square[i] = 1;
            for (float value : rows.get(i).value()) {
                square[i] += (double) value * value;
            }
            add(w, rows.get(i), positive[i] ? alpha[i] : -alpha[i]);
        }
        int[] order = new int[many];
        for (int i = 0; i < many; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            shuffle(order, random);
            double worst = 0;
            for (int i : order) {
                worst =
                        Math.max(
                                worst,
                                step(w, rows.get(i), positive[i], cost[i], alpha, square, i));
            }
            if (worst < TOLERANCE) {
                break;
            }
        }
        return w;
    }

    private double step(
            double[] w,
            FeatureRow row,
            boolean positive,
            double cost,
            double[] alpha,
            double[] square,
            int i) {
        double sign = positive ? 1 : -1;
        double margin = sign * (row.dot(w) + w[width]);
        double a = square[i];
        double old = alpha[i];
        // The nearer end of [0, cost] is where Newton's method converges safely.
        boolean fromBelow = margin + a * (cost / 2 - old) >= 0;
        double z = fromBelow ? old : cost - old;
        double b = fromBelow ? margin : -margin;
        double start = z;
        if (cost - z < 0.5 * cost) {
            z = 0.1 * z;
        }
        double gradient = a * (z - start) + b + Math.log(z / (cost - z));
        double first = Math.abs(gradient);
        for (int n = 0; n < MOST_STEPS && Math.abs(gradient) > 1e-6; n++) {
            double curve = a + cost / ((cost - z) * z);
            double next = z - gradient / curve;
            z = next <= 0 ? z * 0.1 : Math.min(next, cost * (1 - 1e-12));
            gradient = a * (z - start) + b + Math.log(z / (cost - z));
        }
        alpha[i] = fromBelow ? z : cost - z;
        add(w, row, sign * (alpha[i] - old));
        return first;
    }

    private void add(double[] w, FeatureRow row, double amount) {
        if (amount == 0) {
            return;
        }
        int[] index = row.index();
        float[] value = row.value();
        for (int i = 0; i < index.length; i++) {
            w[index[i]] += amount * value[i];
        }
        w[width] += amount;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}

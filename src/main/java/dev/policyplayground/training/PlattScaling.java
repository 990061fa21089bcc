package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.Calibration;

/// Fits a probability to log-odds by Newton's method on the log-loss (Platt, 1999; Lin, Lin and
/// Weng, 2007), for a share of positives of our choosing rather than that of the sample. Stateless.
final class PlattScaling {
    private static final int MOST_STEPS = 100;
    private static final double RIDGE = 1e-3;

    private PlattScaling() {}

    /// @param scores the log-odds, by text
    /// @param prompts a second score to be weighed in, such as the prompt's; zeros for none
    /// @param weights what each text counts
    /// @param share of positives that the probabilities shall hold for, 0..1
    static Calibration fit(
            double[] scores, double[] prompts, boolean[] positive, double[] weights, double share) {
        double[] w = {1, 0, 0};
        double[] balanced = balanced(positive, weights, share);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = {RIDGE * (w[0] - 1), RIDGE * w[1], 0};
            double[][] curve = {{RIDGE, 0, 0}, {0, RIDGE, 0}, {0, 0, 1e-9}};
            for (int i = 0; i < scores.length; i++) {
                double[] x = {scores[i], prompts[i], 1};
                double p = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])));
                double error = balanced[i] * (p - (positive[i] ? 1 : 0));
                double bend = balanced[i] * p * (1 - p);
                for (int r = 0; r < 3; r++) {
                    gradient[r] += error * x[r];
                    for (int c = 0; c < 3; c++) {
                        curve[r][c] += bend * x[r] * x[c];
                    }
                }
            }
            double[] change = solved(curve, gradient);
            double most = 0;
            for (int r = 0; r < 3; r++) {
                double bounded = Math.clamp(change[r], -1, 1);
                w[r] -= bounded;
                most = Math.max(most, Math.abs(bounded));
            }
            if (most < 1e-9) {
                break;
            }
        }
        return new Calibration(w[0], w[1], w[2]);
    }

    // Sums up to 1, positives to `share`.
    private static double[] balanced(boolean[] positive, double[] weights, double share) {
        double[] sums = new double[2];
        for (int i = 0; i < weights.length; i++) {
            sums[positive[i] ? 1 : 0] += weights[i];
        }
        double[] balanced = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            balanced[i] =
                    positive[i] ? weights[i] * share / sums[1] : weights[i] * (1 - share) / sums[0];
        }
        return balanced;
    }

    // Gauss, with the largest pivot of each column.
    private static double[] solved(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] kept = a[column];
            a[column] = a[pivot];
            a[pivot] = kept;
            double known = x[column];
            x[column] = x[pivot];
            x[pivot] = known;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int c = column; c < n; c++) {
                    a[row][c] -= factor * a[column][c];
                }
                x[row] -= factor * x[column];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int c = row + 1; c < n; c++) {
                x[row] -= a[row][c] * x[c];
            }
            x[row] /= a[row][row];
        }
        return x;
    }
}

package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// A sparse vector. Immutable by convention: the arrays are not to be changed.
public final class FeatureRow {
    private final int[] index;
    private final float[] value;

    private FeatureRow(int[] index, float[] value) {
        this.index = index;
        this.value = value;
    }

    /// @param index of the features that are not 0, each once
    public static FeatureRow of(int[] index, float[] value) {
        return new FeatureRow(index.clone(), value.clone());
    }

    public int[] index() {
        return index;
    }

    public float[] value() {
        return value;
    }

    public double dot(double[] weights) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += weights[index[i]] * value[i];
        }
        return sum;
    }

    /// Fills a row; not thread-safe.
    static final class Builder {
        private final int[] index;
        private final float[] value;
        private int size;

        Builder(int most) {
            index = new int[most];
            value = new float[most];
        }

        void add(int feature, double worth) {
            index[size] = feature;
            value[size++] = (float) worth;
        }

        FeatureRow build() {
            return new FeatureRow(Arrays.copyOf(index, size), Arrays.copyOf(value, size));
        }
    }
}

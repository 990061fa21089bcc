package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// How often each feature of a hashed block stands in a text. Kept and emptied between texts, so
/// that counting takes no memory once the table has grown. Not thread-safe.
final class FeatureBag {
    private int[] keys = new int[1024];
    private int[] counts = new int[1024];
    private int[] used = new int[512];
    private int size;

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[used[i]] = 0;
        }
        size = 0;
    }

    /// @return how often the feature stands there now
    int add(int feature) {
        int mask = keys.length - 1;
        int at = (feature * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(mask);
        while (counts[at] != 0 && keys[at] != feature) {
            at = (at + 1) & mask;
        }
        if (counts[at] == 0) {
            if (size == used.length) {
                grow();
                return add(feature);
            }
            keys[at] = feature;
            used[size++] = at;
        }
        return ++counts[at];
    }

    /// How often the feature stands there.
    int times(int feature) {
        int mask = keys.length - 1;
        int at = (feature * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(mask);
        while (counts[at] != 0 && keys[at] != feature) {
            at = (at + 1) & mask;
        }
        return counts[at];
    }

    int size() {
        return size;
    }

    /// @param i from 0 to less than [#size], in the order in which features were first met
    int feature(int i) {
        return keys[used[i]];
    }

    int count(int i) {
        return counts[used[i]];
    }

    private void grow() {
        int[] features = new int[size];
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            features[i] = feature(i);
            times[i] = count(i);
        }
        int length = keys.length * 2;
        keys = new int[length];
        counts = new int[length];
        used = Arrays.copyOf(used, length / 2);
        size = 0;
        for (int i = 0; i < features.length; i++) {
            add(features[i]);
            counts[used[i]] = times[i];
        }
    }
}

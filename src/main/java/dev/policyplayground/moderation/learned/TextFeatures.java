package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// The features of one text, for training. Immutable by convention: the arrays are not to be
/// changed.
public final class TextFeatures {
    private static final int[] NONE = {};

    private final int[] words;
    private final int[] wordTimes;
    private final int[] grams;
    private final int[] gramTimes;
    private final int[] lists;
    private int[] cells = NONE;
    private float[] cellValues = {};
    private int cellCount;

    /// @param normal as `TextNormalizer` gives it
    public static TextFeatures of(Lexicon lexicon, CharSequence normal) {
        FeatureSpace space = new FeatureSpace(lexicon);
        FeatureReader reader = new FeatureReader(lexicon, space, new FeatureReader.Sink() {});
        reader.append(normal);
        return new TextFeatures(reader, space);
    }

    private TextFeatures(FeatureReader reader, FeatureSpace space) {
        words = features(reader.words());
        wordTimes = times(reader.words());
        grams = features(reader.grams());
        gramTimes = times(reader.grams());
        lists = new int[space.lists()];
        for (int list = 0; list < lists.length; list++) {
            lists[list] = reader.listCount(list);
        }
        cells = new int[64];
        cellValues = new float[64];
        reader.cells(
                new FeatureReader.Sink() {
                    @Override
                    public void cell(int feature, double value) {
                        addCell(feature, (float) value);
                    }
                });
        cells = Arrays.copyOf(cells, cellCount);
        cellValues = Arrays.copyOf(cellValues, cellCount);
    }

    private void addCell(int feature, float value) {
        if (cellCount == cells.length) {
            cells = Arrays.copyOf(cells, cellCount * 2);
            cellValues = Arrays.copyOf(cellValues, cellCount * 2);
        }
        cells[cellCount] = feature;
        cellValues[cellCount++] = value;
    }

    private static int[] features(FeatureBag bag) {
        int[] features = new int[bag.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = bag.feature(i);
        }
        return features;
    }

    private static int[] times(FeatureBag bag) {
        int[] times = new int[bag.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = bag.count(i);
        }
        return times;
    }

    /// The buckets of single words and pairs.
    public int[] words() {
        return words;
    }

    public int[] wordTimes() {
        return wordTimes;
    }

    /// The buckets of runs of characters.
    public int[] grams() {
        return grams;
    }

    public int[] gramTimes() {
        return gramTimes;
    }

    /// The lexicon's cells that the text has.
    public int[] cells() {
        return cells;
    }

    public float[] cellValues() {
        return cellValues;
    }

    /// By list of the lexicon, how often it was met.
    public int[] lists() {
        return lists;
    }
}

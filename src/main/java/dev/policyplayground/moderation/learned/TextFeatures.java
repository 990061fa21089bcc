package dev.policyplayground.moderation.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The features of one text, for training. Immutable by convention: the arrays are not to be
/// changed.
public final class TextFeatures {
    private static final int[] NONE = {};

    private final int size;
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

    /// The features of each passage of a text, as a model reads it.
    ///
    /// @param pieces of the text, in order; one text in several pieces is a reply in its sentences
    /// @return one at least
    public static List<TextFeatures> passages(
            Lexicon lexicon, Iterable<? extends CharSequence> pieces) {
        FeatureSpace space = new FeatureSpace(lexicon);
        FeatureReader reader = new FeatureReader(lexicon, space, new FeatureReader.Sink() {});
        List<TextFeatures> passages = new ArrayList<>();
        for (CharSequence piece : pieces) {
            int at = 0;
            do {
                if (reader.size() >= Passages.MOST_WORDS) {
                    passages.add(new TextFeatures(reader, space));
                    reader.clear();
                }
                at = reader.append(piece, at, Passages.MOST_WORDS);
            } while (at < piece.length());
        }
        passages.add(new TextFeatures(reader, space));
        return passages;
    }

    private TextFeatures(FeatureReader reader, FeatureSpace space) {
        size = reader.size();
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

    /// How many words it has.
    public int size() {
        return size;
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

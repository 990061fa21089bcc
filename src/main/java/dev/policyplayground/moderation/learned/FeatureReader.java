package dev.policyplayground.moderation.learned;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Reads the features of a normalised text, in one walk over its characters and without an object
/// for a word. Kept between texts: after a few of them it takes no memory. Not thread-safe.
final class FeatureReader {
    private final Lexicon lexicon;
    private final FeatureSpace space;
    private final Sink sink;
    private final FeatureBag words = new FeatureBag();
    private final FeatureBag grams = new FeatureBag();
    private final int[] listCounts;
    // By topic, the stances met shortly before it, as bits.
    private final long[] stancesBefore;
    // The word at which each stance was last met.
    private final int[] lastStance;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private long[] bits = new long[64];
    // Made once, so that no word takes an object.
    private final IntConsumer countGram;
    private int size;
    private long lists;

    /// Is told of the features as they are met, and of what it does not care for in vain.
    interface Sink {
        /// @param times how often it was met by now
        default void word(int bucket, int times) {}

        default void gram(int bucket, int times) {}

        /// A feature of the lexicon's block, when asked for by [FeatureReader#cells].
        default void cell(int feature, double value) {}
    }

    FeatureReader(Lexicon lexicon, FeatureSpace space, Sink sink) {
        this.lexicon = lexicon;
        this.space = space;
        this.sink = sink;
        this.listCounts = new int[space.lists()];
        this.stancesBefore = new long[space.topics()];
        this.lastStance = new int[space.stances()];
        this.countGram = bucket -> sink.gram(bucket, grams.add(bucket));
        clear();
    }

    void clear() {
        words.clear();
        grams.clear();
        Arrays.fill(listCounts, 0);
        Arrays.fill(stancesBefore, 0);
        Arrays.fill(lastStance, Integer.MIN_VALUE / 2);
        size = 0;
        lists = 0;
    }

    /// Reads on: what is appended follows what was read before, as the next words.
    ///
    /// @param text normalised; its first and last characters are no part of a longer word
    void append(CharSequence text) {
        append(text, 0, Integer.MAX_VALUE);
    }

    /// Reads on from offset `from` of `text` until so many words were read in all.
    ///
    /// @return where it stopped: the text's end, or the beginning of a word
    int append(CharSequence text, int from, int mostWords) {
        int at = from;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            if (!isWord(c)) {
                at++;
            } else if (size < mostWords) {
                at = word(text, at, c);
            } else {
                break;
            }
        }
        return at;
    }

    private int word(CharSequence text, int start, char first) {
        int hash = FeatureHash.plus(FeatureHash.EMPTY, first);
        long own = lexicon.ofBeginning(hash);
        int end = start + 1;
        int length = text.length();
        while (end < length) {
            char c = text.charAt(end);
            boolean isInside =
                    isWord(c) || (c == '\'' && end + 1 < length && isWord(text.charAt(end + 1)));
            if (!isInside) {
                break;
            }
            hash = FeatureHash.plus(hash, c);
            own |= lexicon.ofBeginning(hash);
            end++;
        }
        // A word that was met before has its grams counted already.
        if (count(hash) == 1) {
            grams(text, start, end, countGram);
        }
        wordEnded(start, end, hash, own | lexicon.ofWord(hash));
        return end;
    }

    private void wordEnded(int start, int end, int hash, long own) {
        if (size == hashes.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            bits = Arrays.copyOf(bits, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        long all = own;
        if (size > 0) {
            int before = hashes[size - 1];
            count(FeatureHash.pair(before, hash));
            all |= lexicon.ofPair(before, hash);
            if (size > 1) {
                int third = hashes[size - 2];
                count(FeatureHash.skip(third, hash));
                all |= lexicon.ofTriple(third, before, hash);
            }
        }
        bits[size] = all;
        if (all != 0) {
            meet(all);
        }
        size++;
    }

    private int count(int hash) {
        int bucket = FeatureHash.bucket(hash, FeatureSpace.BITS);
        int times = words.add(bucket);
        sink.word(bucket, times);
        return times;
    }

    private void meet(long met) {
        lists |= met;
        int topics = space.topics();
        for (long rest = met; rest != 0; rest &= rest - 1) {
            int list = Long.numberOfTrailingZeros(rest);
            listCounts[list]++;
            if (list < topics) {
                for (int stance = 0; stance < lastStance.length; stance++) {
                    if (size - lastStance[stance] <= FeatureSpace.REACH) {
                        stancesBefore[list] |= 1L << stance;
                    }
                }
            }
        }
        for (long rest = met >>> topics; rest != 0; rest &= rest - 1) {
            lastStance[Long.numberOfTrailingZeros(rest)] = size;
        }
    }

    /// Tells `buckets` of each run of characters of the word from `start` to `end`, with a border
    /// before and behind it.
    static void grams(CharSequence text, int start, int end, IntConsumer buckets) {
        int length = end - start + 2;
        for (int from = 0; from + FeatureSpace.SHORTEST_GRAM <= length; from++) {
            int most = Math.min(FeatureSpace.LONGEST_GRAM, length - from);
            int hash = FeatureHash.EMPTY;
            for (int i = 0; i < most; i++) {
                int at = from + i;
                char c = at == 0 || at == length - 1 ? '_' : text.charAt(start + at - 1);
                hash = FeatureHash.plus(hash, c);
                if (i + 1 >= FeatureSpace.SHORTEST_GRAM) {
                    buckets.accept(FeatureHash.bucket(FeatureHash.gram(hash), FeatureSpace.BITS));
                }
            }
        }
    }

    private static boolean isWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
                : Character.isLetterOrDigit(c);
    }

    FeatureBag words() {
        return words;
    }

    FeatureBag grams() {
        return grams;
    }

    /// How many words were read.
    int size() {
        return size;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    int hash(int word) {
        return hashes[word];
    }

    /// The lexicon's lists that the word ended an entry of, as bits.
    long lists(int word) {
        return bits[word];
    }

    int listCount(int list) {
        return listCounts[list];
    }

    /// Tells `cells` of each feature of the lexicon's block that the text has.
    void cells(Sink cells) {
        int topics = space.topics();
        for (long rest = lists; rest != 0; rest &= rest - 1) {
            int list = Long.numberOfTrailingZeros(rest);
            cells.cell(space.count(list), Logs.plusOne(listCounts[list]));
            cells.cell(space.density(list), Math.min(1, 3.0 * listCounts[list] / size));
        }
        long met = lists & ((1L << topics) - 1);
        for (long rest = met; rest != 0; rest &= rest - 1) {
            int topic = Long.numberOfTrailingZeros(rest);
            for (long s = lists >>> topics; s != 0; s &= s - 1) {
                cells.cell(space.together(topic, Long.numberOfTrailingZeros(s)), 1);
            }
            for (long s = stancesBefore[topic]; s != 0; s &= s - 1) {
                cells.cell(space.before(topic, Long.numberOfTrailingZeros(s)), 1);
            }
            for (long others = rest & (rest - 1); others != 0; others &= others - 1) {
                cells.cell(space.topicPair(topic, Long.numberOfTrailingZeros(others)), 1);
            }
        }
        cells.cell(space.length(size), 1);
    }
}

package dev.policyplayground.moderation.learned;

/// What each word of a text adds to the log-odds of a head: the sum over the words, and the model's
/// bias and the text's length, are the log-odds. A pair is shared by its two words; a cell of the
/// lexicon by the words that filled it. Stateless.
final class WordShares {
    private final FeatureReader text;
    private final FeatureTable table;
    private final int head;
    private final double[] shares;
    private final int[] counts;

    private WordShares(FeatureReader text, FeatureTable table, int head, int lists) {
        this.text = text;
        this.table = table;
        this.head = head;
        this.shares = new double[text.size()];
        this.counts = new int[lists];
        for (int list = 0; list < lists; list++) {
            counts[list] = text.listCount(list);
        }
    }

    /// @param normal the piece that was read last
    /// @param first the number of its first word; words before it get no share of their own
    /// @param sums of the text, as it was read
    static double[] of(
            FeatureReader text,
            CharSequence normal,
            int first,
            FeatureSums sums,
            FeatureTable table,
            FeatureSpace space,
            int head) {
        WordShares shares = new WordShares(text, table, head, space.lists());
        shares.hashed(normal, first, sums);
        shares.cells(space, first);
        return shares.shares;
    }

    private void hashed(CharSequence normal, int first, FeatureSums sums) {
        double words = sums.wordFactor() * table.scales[head];
        double grams = sums.gramFactor() * table.scales[head];
        for (int i = first; i < text.size(); i++) {
            shares[i] += words * once(text.words(), table.words, bucket(text.hash(i)));
            if (i > 0) {
                int pair = FeatureHash.pair(text.hash(i - 1), text.hash(i));
                share(i - 1, i, words * once(text.words(), table.words, bucket(pair)));
            }
            if (i > 1) {
                int skip = FeatureHash.skip(text.hash(i - 2), text.hash(i));
                share(i - 2, i, words * once(text.words(), table.words, bucket(skip)));
            }
            // A word's characters count once, however often it stands there.
            int times = Math.max(1, text.words().times(bucket(text.hash(i))));
            shares[i] += grams * grams(normal, i) / times;
        }
    }

    private void share(int one, int other, double worth) {
        shares[one] += worth / 2;
        shares[other] += worth / 2;
    }

    private double grams(CharSequence normal, int word) {
        double[] sum = {0};
        FeatureReader.grams(
                normal,
                text.start(word),
                text.end(word),
                bucket -> sum[0] += once(text.grams(), table.grams, bucket));
        return sum[0];
    }

    private static int bucket(int hash) {
        return FeatureHash.bucket(hash, FeatureSpace.BITS);
    }

    // What one of a feature's occurrences is worth: all of them share its value.
    private double once(FeatureBag bag, int[] packed, int bucket) {
        int times = Math.max(1, bag.times(bucket));
        return Logs.plusOne(times)
                * FeatureTable.rarity(packed[bucket])
                * FeatureTable.weight(packed[bucket], head)
                / times;
    }

    private void cells(FeatureSpace space, int first) {
        double[] byList = new double[space.lists()];
        text.cells(
                new FeatureReader.Sink() {
                    @Override
                    public void cell(int feature, double value) {
                        space.share(feature, table.cells[head][feature] * value, byList);
                    }
                });
        for (int i = first; i < text.size(); i++) {
            for (long rest = text.lists(i); rest != 0; rest &= rest - 1) {
                int list = Long.numberOfTrailingZeros(rest);
                shares[i] += byList[list] / Math.max(1, counts[list]);
            }
        }
    }
}

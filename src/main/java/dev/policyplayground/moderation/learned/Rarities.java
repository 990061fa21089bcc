package dev.policyplayground.moderation.learned;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// How rare each hashed feature is: what an occurrence of it counts for, in 255 steps. Immutable by
/// convention: the arrays are not to be changed.
///
/// Rarity is `(ln(1 + 1/share) / 5)^1.5` for a feature that stands in `share` of the texts, at most
/// 3, and 0 for one that stands in too many or in none.
public final class Rarities {
    private static final double POWER = 1.5;
    private static final double UNIT = 5;
    // A feature that was met once stands in at least so many of the texts.
    private static final double LEAST_SHARE = 1 / 20_000.0;

    private final int[] words;
    private final int[] grams;

    /// @param words by bucket of the words' block: in which share of the texts it stands
    /// @param grams the same for runs of characters
    /// @param most features that stand in more of the texts count nothing
    public Rarities(double[] words, double[] grams, double most) {
        this.words = octets(words, most);
        this.grams = octets(grams, most);
    }

    Rarities(int[] words, int[] grams) {
        this.words = words;
        this.grams = grams;
    }

    /// Those that a model was trained with.
    public static Rarities ofPrompts(LearnedModel model) {
        return of(model.prompts());
    }

    public static Rarities ofReplies(LearnedModel model) {
        return of(model.replies());
    }

    private static Rarities of(FeatureTable table) {
        return new Rarities(octets(table.words), octets(table.grams));
    }

    private static int[] octets(int[] packed) {
        int[] octets = new int[packed.length];
        for (int i = 0; i < packed.length; i++) {
            octets[i] = packed[i] & 0xFF;
        }
        return octets;
    }

    private static int[] octets(double[] shares, double most) {
        int[] octets = new int[shares.length];
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0 && shares[i] <= most) {
                double rarity =
                        Math.pow(Math.log1p(1 / Math.max(shares[i], LEAST_SHARE)) / UNIT, POWER);
                octets[i] = (int) Math.round(Math.min(1, rarity / FeatureTable.MOST_RARITY) * 255);
            }
        }
        return octets;
    }

    /// The same with features that only `texts` have, as rare as any: a team's own words were in
    /// nothing that the model was trained with.
    ///
    /// @param known texts whose features stay as they are
    public Rarities with(List<TextFeatures> texts, List<TextFeatures> known) {
        BitSet knownWords = new BitSet();
        BitSet knownGrams = new BitSet();
        for (TextFeatures text : known) {
            IntStream.of(text.words()).forEach(knownWords::set);
            IntStream.of(text.grams()).forEach(knownGrams::set);
        }
        Rarities more = new Rarities(words.clone(), grams.clone());
        double[] rarest = {LEAST_SHARE};
        int octet = octets(rarest, 1)[0];
        for (TextFeatures text : texts) {
            fill(more.words, text.words(), knownWords, octet);
            fill(more.grams, text.grams(), knownGrams, octet);
        }
        return more;
    }

    private static void fill(int[] octets, int[] buckets, BitSet known, int octet) {
        for (int bucket : buckets) {
            if (octets[bucket] == 0 && !known.get(bucket)) {
                octets[bucket] = octet;
            }
        }
    }

    int[] words() {
        return words;
    }

    int[] grams() {
        return grams;
    }

    /// What a text's features are worth, as a model would see them: scaled, and in one row with the
    /// lexicon's cells behind the hashed blocks.
    ///
    /// @param cellScale what the cells are multiplied with
    public FeatureRow row(TextFeatures text, double cellScale) {
        double wordSquares = squares(text.words(), text.wordTimes(), words);
        double gramSquares = squares(text.grams(), text.gramTimes(), grams);
        double share = gramSquares > 0 ? FeatureTable.GRAM_SHARE : 0;
        double whole = Math.sqrt((wordSquares > 0 ? 1 : 0) + share * share);
        int most = text.words().length + text.grams().length + text.cells().length;
        FeatureRow.Builder row = new FeatureRow.Builder(most);
        if (wordSquares > 0) {
            add(
                    row,
                    0,
                    text.words(),
                    text.wordTimes(),
                    words,
                    1 / (Math.sqrt(wordSquares) * whole));
        }
        if (gramSquares > 0) {
            add(
                    row,
                    FeatureSpace.BUCKETS,
                    text.grams(),
                    text.gramTimes(),
                    grams,
                    share / (Math.sqrt(gramSquares) * whole));
        }
        for (int i = 0; i < text.cells().length; i++) {
            row.add(2 * FeatureSpace.BUCKETS + text.cells()[i], text.cellValues()[i] * cellScale);
        }
        return row.build();
    }

    /// What the categories are learned from: single words and pairs, hashed to fewer buckets, and
    /// how often each list was met.
    public FeatureRow categoryRow(TextFeatures text) {
        double norm = Math.sqrt(squares(text.words(), text.wordTimes(), words));
        FeatureRow.Builder row = new FeatureRow.Builder(text.words().length + text.lists().length);
        for (int i = 0; i < text.words().length && norm > 0; i++) {
            int bucket = text.words()[i];
            if (words[bucket] > 0) {
                row.add(
                        CategoryTable.bucket(bucket),
                        value(text.wordTimes()[i], words[bucket]) / norm);
            }
        }
        for (int list = 0; list < text.lists().length; list++) {
            if (text.lists()[list] > 0) {
                row.add((1 << CategoryTable.BITS) + list, Logs.plusOne(text.lists()[list]));
            }
        }
        return row.build();
    }

    /// How many weights a head has, without its bias.
    public static int width(Lexicon lexicon) {
        return 2 * FeatureSpace.BUCKETS + new FeatureSpace(lexicon).cells();
    }

    public static int categoryWidth(Lexicon lexicon) {
        return (1 << CategoryTable.BITS) + new FeatureSpace(lexicon).lists();
    }

    public static int buckets() {
        return FeatureSpace.BUCKETS;
    }

    private static void add(
            FeatureRow.Builder row,
            int from,
            int[] buckets,
            int[] times,
            int[] octets,
            double factor) {
        for (int i = 0; i < buckets.length; i++) {
            int octet = octets[buckets[i]];
            if (octet > 0) {
                row.add(from + buckets[i], value(times[i], octet) * factor);
            }
        }
    }

    private static double squares(int[] buckets, int[] times, int[] octets) {
        double sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            double value = value(times[i], octets[buckets[i]]);
            sum += value * value;
        }
        return sum;
    }

    private static double value(int times, int octet) {
        return Logs.plusOne(times) * FeatureTable.rarity(octet);
    }
}

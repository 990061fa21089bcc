package dev.policyplayground.moderation.learned;

/// Which features there are, and where they stand: two blocks of hashed ones, and one of the
/// lexicon's cells. Immutable, safe from any thread.
///
/// Words: single words, pairs, and pairs with one word between them. Grams: the runs of four and
/// five characters of a word with its borders, where the word is first met. The block of the lexicon: for each list how often it is
/// met and how densely; topic by stance, met together and the stance shortly before the topic;
/// topic by topic; the length of the text.
public final class FeatureSpace {
    /// Changes whenever the same text may have other features.
    public static final String ID = "features-1";

    /// Buckets of a hashed block, as a power of two. With 20 bits the figure was the same.
    public static final int BITS = 18;

    static final int BUCKETS = 1 << BITS;
    static final int SHORTEST_GRAM = 4;
    static final int LONGEST_GRAM = 5;
    static final int LENGTHS = 12;
    // So many words before a topic, a stance is taken to speak of it.
    static final int REACH = 5;

    private final int topics;
    private final int stances;

    FeatureSpace(Lexicon lexicon) {
        topics = lexicon.topics();
        stances = lexicon.stances();
    }

    int lists() {
        return topics + stances;
    }

    int topics() {
        return topics;
    }

    int stances() {
        return stances;
    }

    /// How many features the lexicon's block has.
    int cells() {
        return length(0) + LENGTHS;
    }

    int count(int list) {
        return list;
    }

    int density(int list) {
        return lists() + list;
    }

    int together(int topic, int stance) {
        return 2 * lists() + topic * stances + stance;
    }

    int before(int topic, int stance) {
        return 2 * lists() + topics * stances + topic * stances + stance;
    }

    int topicPair(int first, int second) {
        return 2 * lists() + 2 * topics * stances + first * topics + second;
    }

    /// @param words how many words the text has
    int length(int words) {
        int log = 31 - Integer.numberOfLeadingZeros(words + 1);
        return 2 * lists() + 2 * topics * stances + topics * topics + Math.min(LENGTHS - 1, log);
    }

    /// Gives what a cell is worth to the lists that filled it.
    ///
    /// @param byList what is added to
    void share(int cell, double worth, double[] byList) {
        int pairs = 2 * lists() + 2 * topics * stances;
        if (cell < 2 * lists()) {
            byList[cell % lists()] += worth;
        } else if (cell < pairs) {
            int at = (cell - 2 * lists()) % (topics * stances);
            byList[at / stances] += worth / 2;
            byList[topics + at % stances] += worth / 2;
        } else if (cell < pairs + topics * topics) {
            byList[(cell - pairs) / topics] += worth / 2;
            byList[(cell - pairs) % topics] += worth / 2;
        }
    }
}

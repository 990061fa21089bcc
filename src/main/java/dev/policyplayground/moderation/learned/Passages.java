package dev.policyplayground.moderation.learned;

import java.util.Arrays;

/// Puts together what a model says of the passages of one text. A model is made for texts of some
/// hundred words at most; of a longer one it reads a passage at a time.
///
/// What is looked for stands in one of the passages, in each as likely as it is long: the odds of
/// the whole are the mean of the passages' odds, weighed by their words. So a long harmless text is
/// not suspect for its length, and a harmful passage not lost in it. Kept between texts, takes no
/// memory; not thread-safe.
public final class Passages {
    /// More words than nearly all texts have that the shipped model was made from.
    static final int MOST_WORDS = 250;

    private static final double MOST_LOG_ODDS = 30;

    private final int heads;
    private final double[] odds;
    private int words;

    /// @param heads of how many heads there are log-odds
    public Passages(int heads) {
        this.heads = heads;
        this.odds = new double[heads];
    }

    void clear() {
        Arrays.fill(odds, 0);
        words = 0;
    }

    /// How many words the passages have so far.
    int words() {
        return words;
    }

    /// Takes one more passage.
    ///
    /// @param logOdds by head
    public void add(int size, double[] logOdds) {
        for (int head = 0; head < heads; head++) {
            odds[head] += worth(size, logOdds[head]);
        }
        words += size;
    }

    private static double worth(int size, double logOdds) {
        return size * Math.exp(Math.clamp(logOdds, -MOST_LOG_ODDS, MOST_LOG_ODDS));
    }

    /// The log-odds of all of them; of none, 0.
    public double logOdds(int head) {
        return words == 0 ? 0 : Math.log(odds[head] / words);
    }

    /// The same with one passage more, which is not taken.
    double logOddsWith(int head, int size, double logOdds) {
        return words == 0
                ? logOdds
                : Math.log((odds[head] + worth(size, logOdds)) / (words + size));
    }
}

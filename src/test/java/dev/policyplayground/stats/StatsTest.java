package dev.policyplayground.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.policyplayground.stats.Proportion.Bounds;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StatsTest {

    private static Scored positive(double score) {
        return new Scored(true, score >= 0.5, score);
    }

    private static Scored negative(double score) {
        return new Scored(false, score >= 0.5, score);
    }

    @Test
    void whereThereIsNothingToCountNothingIsSaid() {
        Proportion none = new Proportion(0, 0);
        assertThat(none.share()).isEmpty();
        assertThatThrownBy(none::wilson).isInstanceOf(IllegalStateException.class);
        assertThat(Confusion.of(List.of(negative(0.1))).f1()).isEmpty();
        assertThat(Ranking.auc(List.of(positive(0.9)))).isEmpty();
        assertThat(Ranking.bestThreshold(List.of(negative(0.9)))).isEmpty();
        assertThatThrownBy(() -> new Proportion(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    // Brown, Cai and DasGupta (2001) and Newcombe (1998, table I): 81 of 263 and 0 of 20.
    @Test
    void wilsonIntervalsAreThoseOfTheLiterature() {
        Bounds many = new Proportion(81, 263).wilson();
        assertThat(many.low()).isCloseTo(0.2553, within(0.0001));
        assertThat(many.high()).isCloseTo(0.3662, within(0.0001));
        Bounds none = new Proportion(0, 20).wilson();
        assertThat(none.low()).isCloseTo(0, within(1e-9));
        assertThat(none.high()).isCloseTo(0.1611, within(0.0001));
    }

    @Test
    void aConfusionCountsEachOfItsFourCells() {
        Confusion confusion =
                Confusion.of(
                        List.of(
                                positive(0.9),
                                positive(0.8),
                                positive(0.1),
                                negative(0.7),
                                negative(0.2),
                                negative(0.3),
                                negative(0)));
        assertThat(confusion).isEqualTo(new Confusion(2, 1, 1, 3));
        assertThat(confusion.recall()).isEqualTo(new Proportion(2, 3));
        assertThat(confusion.precision()).isEqualTo(new Proportion(2, 3));
        assertThat(confusion.falsePositiveRate()).isEqualTo(new Proportion(1, 4));
        assertThat(confusion.f1().orElseThrow()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void theBestThresholdHasTheHighestF1AndNeverFlagsNothing() {
        List<Scored> cases =
                List.of(positive(0.9), positive(0.6), negative(0.6), negative(0.2), positive(0));
        Ranking.Best best = Ranking.bestThreshold(cases).orElseThrow();
        assertThat(best.threshold()).isEqualTo(0.6);
        assertThat(best.f1()).isCloseTo(4.0 / 6, within(1e-9));
    }

    @Property(tries = 200)
    void aucIsTheShareOfPairsInTheRightOrder(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> ones,
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> others) {
        double won = 0;
        for (double one : ones) {
            for (double other : others) {
                won += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        List<Scored> cases =
                java.util.stream.Stream.concat(
                                ones.stream().map(StatsTest::positive),
                                others.stream().map(StatsTest::negative))
                        .toList();
        assertThat(Ranking.auc(cases).orElseThrow())
                .isCloseTo(won / (ones.size() * others.size()), within(1e-9));
    }

    @Test
    void quantilesOfNothingAreZero() {
        assertThat(Quantiles.of(new double[0], 0.5)).isZero();
        assertThat(Quantiles.of(new double[] {3, 1, 2}, 0.5)).isEqualTo(2);
    }
}

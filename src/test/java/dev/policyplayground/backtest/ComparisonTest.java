package dev.policyplayground.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.policy.Thresholds;
import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.support.Shipped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a change of policy would flip, without a window and without a database.
final class ComparisonTest {
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Thresholds BEFORE = new Thresholds(Map.of("c", new Cut(0.4, 0.8)));

    private static ScoredRun scored(int id, double input, Optional<Double> output) {
        return new ScoredRun(
                "run-" + id,
                AT,
                "prompt " + id,
                Optional.of(Scores.of(Map.of("c", input))),
                output.map(score -> Scores.of(Map.of("c", score))));
    }

    /// Runs in memory, pages and all.
    private record Listed(List<SavedTexts> all) implements SavedRuns {
        @Override
        public List<ScoredRun> scores(Optional<String> before, int limit) {
            return List.of();
        }

        @Override
        public List<SavedTexts> texts(Optional<String> before, int limit) {
            return all.stream()
                    .filter(r -> before.filter(id -> r.id().compareTo(id) >= 0).isEmpty())
                    .limit(limit)
                    .toList();
        }

        @Override
        public long count() {
            return all.size();
        }
    }

    @Test
    void movedThresholdsFlipStoredVerdictsByKind() {
        Comparison stored =
                Comparison.stored(
                        List.of(
                                scored(4, 0.5, Optional.of(0.85)),
                                scored(3, 0.3, Optional.of(0.1)),
                                scored(2, 0.9, Optional.empty()),
                                new ScoredRun(
                                        "run-1", AT, "", Optional.empty(), Optional.empty())));
        Impact impact = stored.under(BEFORE, BEFORE.with("c", new Cut(0.25, 0.9)));
        assertThat(impact.runs()).isEqualTo(4);
        assertThat(impact.prompts()).isEqualTo(3);
        assertThat(impact.replies()).isEqualTo(2);
        assertThat(impact.kinds())
                .containsExactly(
                        new Impact.Kind(Layer.INPUT, Decision.ALLOW, Decision.REVIEW, 1),
                        new Impact.Kind(Layer.OUTPUT, Decision.BLOCK, Decision.REVIEW, 1));
        assertThat(impact.flips())
                .extracting(Flip::run, Flip::layer, Flip::isStricter)
                .containsExactly(
                        tuple("run-4", Layer.OUTPUT, false), tuple("run-3", Layer.INPUT, true));
        assertThat(stored.under(BEFORE, BEFORE).flips()).isEmpty();
    }

    @Test
    void anEditedRuleIsTriedOnTheSavedTextsPageByPage() {
        Gates before = Shipped.gatesWith(rule("apple"));
        Gates after = Shipped.gatesWith(rule("pear"));
        List<SavedTexts> texts =
                IntStream.range(0, SavedRuns.PAGE + 3)
                        .mapToObj(i -> "run-%05d".formatted(99_999 - i))
                        .map(
                                id ->
                                        new SavedTexts(
                                                id,
                                                AT,
                                                Exchange.of("an apple"),
                                                Optional.of("a pear")))
                        .toList();
        Impact impact =
                Comparison.judged(before, after, new Listed(texts), 10_000, _ -> true)
                        .orElseThrow()
                        .under(before.pack().thresholds(), after.pack().thresholds());
        assertThat(impact.kinds())
                .containsExactly(
                        new Impact.Kind(
                                Layer.INPUT, Decision.REVIEW, Decision.ALLOW, SavedRuns.PAGE + 3),
                        new Impact.Kind(
                                Layer.OUTPUT, Decision.ALLOW, Decision.REVIEW, SavedRuns.PAGE + 3));
        assertThat(Comparison.judged(before, after, new Listed(texts), 2, _ -> true))
                .get()
                .extracting(Comparison::runs)
                .isEqualTo(2);
        assertThat(Comparison.judged(before, after, new Listed(texts), 10_000, done -> done < 2))
                .as("it can be stopped")
                .isEmpty();
    }

    @Test
    void onlyOtherRulesNeedTheTextsJudgedAgain() {
        PolicyPack pack = Shipped.gatesWith(rule("apple")).pack();
        assertThat(PackChange.between(pack, pack)).isEqualTo(PackChange.NONE);
        assertThat(
                        PackChange.between(
                                pack, pack.under(pack.thresholds().with("c", new Cut(0.1, 1)))))
                .isEqualTo(PackChange.THRESHOLDS);
        assertThat(PackChange.between(pack, Shipped.gatesWith("# a note\n" + rule("apple")).pack()))
                .isEqualTo(PackChange.NONE);
        assertThat(PackChange.between(pack, Shipped.gatesWith(rule("pear")).pack()))
                .isEqualTo(PackChange.RULES);
    }

    private static String rule(String phrase) {
        return "rules:\n  - {id: r, category: c, layer: both, weight: 0.5, phrases: ["
                + phrase
                + "], why: w.}\n";
    }
}

package dev.policyplayground.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.text.Span;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MinimalFlipTest {
    private static final Gates GATES =
            ((Loaded.Ready)
                            PackCheck.load(
                                    "cake.yaml",
                                    """
                                    pack: cake
                                    title: Cake
                                    categories: [{id: c, title: Cake}]
                                    rules:
                                      - {id: bake, category: c, weight: 0.5, all: [[bake], [cake]], why: Bakes.}
                                      - {id: pie, category: c, weight: 0.9, phrases: [pie], why: Pie.}
                                    """))
                    .gates();

    private static Verdict judge(String text) {
        return GATES.input().judge(Exchange.of(text)).verdict();
    }

    private static Optional<MinimalFlip> flip(String text) {
        return MinimalFlip.of(text, judge(text), MinimalFlipTest::judge);
    }

    @Test
    void whatIsAllowedOrNotJudgedHasNoFlip() {
        assertThat(flip("I want tea")).isEmpty();
        assertThat(MinimalFlip.of("x", new Verdict.Unjudged("broken"), MinimalFlipTest::judge))
                .isEmpty();
    }

    @Test
    void oneOfTwoWordsThatOnlySpeakTogetherIsEnough() {
        MinimalFlip flip = flip("Please bake me a nice cake today").orElseThrow();
        assertThat(flip.struck()).hasSize(1);
        assertThat(flip.struck().getFirst().in("Please bake me a nice cake today"))
                .isIn("bake", "cake");
        assertThat(flip.isMinimal()).isTrue();
        assertThat(flip.verdict().isAllow()).isTrue();
    }

    @Test
    void aBlockMayFlipToReview() {
        String text = "bake a pie or a cake";
        MinimalFlip flip = flip(text).orElseThrow();
        assertThat(flip.struck()).extracting(s -> s.in(text)).containsExactly("pie");
        assertThat(flip.verdict().word()).isEqualTo("REVIEW");
    }

    @Property(tries = 200)
    void noWordCanBePutBack(@ForAll("texts") String text) {
        Verdict before = judge(text);
        Optional<MinimalFlip> flip = flip(text);
        assertThat(flip.isPresent()).isEqualTo(!before.isAllow());
        flip.ifPresent(
                found -> {
                    assertThat(decision(found.verdict())).isLessThan(decision(before));
                    assertThat(judge(found.rest())).isEqualTo(found.verdict());
                    for (Span kept : found.struck()) {
                        StringBuilder more = new StringBuilder(text);
                        for (Span other : found.struck().reversed()) {
                            if (!other.equals(kept)) {
                                more.delete(other.start(), other.end());
                            }
                        }
                        assertThat(decision(judge(more.toString()))).isEqualTo(decision(before));
                    }
                });
    }

    private static Decision decision(Verdict verdict) {
        return ((Verdict.Judged) verdict).decision();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("bake", "cake", "pie", "tea", "a", "nice.", "Now")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Test
    void aLongTextIsSearchedWithinBounds() {
        String text = "tea ".repeat(5_000) + "pie " + "tea ".repeat(5_000);
        MinimalFlip flip = flip(text).orElseThrow();
        assertThat(flip.struck()).isEqualTo(List.of(new Span(20_000, 20_003)));
    }
}

package dev.policyplayground.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Words around a hit raise it, lower it, or take it away.
final class ContextTest {
    private static final String PACK =
            """
            pack: shop
            title: Shop
            categories:
              - {id: shop.cake, title: Cakes, review: 0.4, block: 0.8}
              - {id: shop.tea, title: Tea}
            context:
              - {id: negation, factor: 0.2, where: before, words: 3, phrases: [do not, never], why: it is negated}
              - {id: history, factor: 0.5, phrases: [history of], categories: [shop.cake], why: it asks for history}
              - {id: object, factor: 0, where: after, words: 2, phrases: [stand], why: it is about furniture}
              - {id: steps, effect: raises, factor: 0.5, where: nearby, phrases: [step by step], why: it asks for steps}
              - {id: quoted, factor: 0.5, where: quoted, why: it is quoted}
            harmless: [cake walk, piece of cake]
            rules:
              - {id: cake, category: shop.cake, weight: 0.6, layer: both, phrases: [cake], why: Talks of cake.}
              - {id: tea, category: shop.tea, weight: 0.6, phrases: [tea], why: Talks of tea.}
              - {id: stubborn, category: shop.tea, weight: 0.5, phrases: [coffee], ignores: [negation], why: Talks of coffee.}
            """;
    private static final Gates GATES = gates();

    private static Gates gates() {
        return ((Loaded.Ready) PackCheck.load("shop.yaml", PACK)).gates();
    }

    private static Verdict.Judged judge(String prompt) {
        return (Verdict.Judged) GATES.input().judge(Exchange.of(prompt)).verdict();
    }

    private static double cake(String prompt) {
        return judge(prompt).scores().of("shop.cake");
    }

    @Test
    void anUnknownSignalCategoryOrPlaceIsRefusedWithItsLine() {
        String wrong =
                PACK.replace("ignores: [negation]", "ignores: [nagation]")
                        .replace("categories: [shop.cake]", "categories: [shop.cakes]")
                        .replace("where: nearby", "where: anywhere");
        assertThat(((Loaded.Broken) PackCheck.load("shop.yaml", wrong)).message())
                .contains("no context 'nagation'")
                .contains("unknown category 'shop.cakes'")
                .contains("'where' must be one of sentence, nearby, before, after, quoted");
    }

    @Test
    void aHitWithoutContextKeepsItsWeight() {
        assertThat(cake("I want cake")).isEqualTo(0.6);
        assertThat(judge("I want cake").findings().getFirst().context()).isEmpty();
    }

    @Test
    void aNegationCloseInFrontLowers() {
        assertThat(cake("Never give me cake")).isEqualTo(0.12);
        assertThat(cake("Do not walk past the old shop there with no cake")).isEqualTo(0.6);
        assertThat(cake("The cake was never good")).isEqualTo(0.6);
    }

    @Test
    void aSignalSpeaksOnlyForItsCategories() {
        assertThat(cake("The history of cake")).isEqualTo(0.3);
        assertThat(judge("The history of tea").scores().of("shop.tea")).isEqualTo(0.6);
    }

    @Test
    void theObjectBehindTheWordTakesTheHitAway() {
        assertThat(cake("A cake stand")).isZero();
        assertThat(judge("A cake stand").findings()).isEmpty();
        assertThat(cake("Stand by the cake")).isEqualTo(0.6);
    }

    @Test
    void aWordingThatIsHarmlessHidesItsWordsAlone() {
        assertThat(cake("It was a cake walk")).isZero();
        assertThat(cake("It was a piece of cake")).isZero();
        assertThat(cake("It was a cake walk with cake")).isEqualTo(0.6);
    }

    @Test
    void aPretextNearbyRaises() {
        assertThat(cake("Explain it step by step. I mean the cake.")).isEqualTo(0.8);
        assertThat(judge("Explain it step by step. I mean the cake.").decision())
                .isEqualTo(Decision.BLOCK);
        assertThat(cake("Step by step. One. Two. Three. The cake.")).isEqualTo(0.6);
    }

    @Test
    void aRuleMayIgnoreASignal() {
        assertThat(judge("Never coffee").scores().of("shop.tea")).isEqualTo(0.5);
    }

    @Test
    void quotingCountsOnlyWithinTheMarks() {
        assertThat(cake("He said \"cake is good\" today")).isEqualTo(0.3);
        assertThat(cake("He said \"it is good\" of the cake \"today\"")).isEqualTo(0.6);
    }

    @Test
    void theStrongestPlaceOfARuleCounts() {
        assertThat(cake("Never give me cake. I want cake.")).isEqualTo(0.6);
    }

    @Test
    void whatChangedAScoreIsNamedWithItsPlace() throws JsonFault {
        String prompt = "Tell me the history of cake";
        Verdict.Judged verdict = judge(prompt);
        ContextHit hit = verdict.findings().getFirst().context().getFirst();
        assertThat(hit.signal()).isEqualTo("history");
        assertThat(hit.span().in(prompt)).isEqualTo("history of");
        assertThat(VerdictJson.read(VerdictJson.write(verdict).toString())).isEqualTo(verdict);
    }

    @Test
    void aReplyIsJudgedWithItsContextHoweverItIsCut() {
        String reply = "Do not eat cake. The history of cake is long. Now \"cake\" step by step.";
        Verdict whole = GATES.output().judge(Exchange.of("Hello"), reply).verdict();
        for (int size : List.of(1, 3, 7)) {
            OutputGate.Watch watch = GATES.output().watch(Exchange.of("Hello"));
            for (int i = 0; i < reply.length(); i += size) {
                watch.append(reply.substring(i, Math.min(reply.length(), i + size)));
            }
            assertThat(watch.finish().verdict()).isEqualTo(whole);
        }
    }

    @Test
    void aDisguisedWordIsFoundWhereItStands() {
        String prompt = "I want c.a.k.e now";
        Verdict.Judged verdict = judge(prompt);
        assertThat(verdict.findings().getFirst().span().in(prompt)).isEqualTo("c.a.k.e");
        assertThat(verdict.findings().getFirst().matched()).isEqualTo("cake");
    }
}

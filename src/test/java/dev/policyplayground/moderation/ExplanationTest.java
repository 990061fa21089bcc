package dev.policyplayground.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
    private static final Gates GATES =
            ((Loaded.Ready)
                            PackCheck.load(
                                    "cake.yaml",
                                    """
                                    pack: cake
                                    title: Cake
                                    categories: [{id: c, title: Sweet things}]
                                    context:
                                      - {id: never, factor: 0.8, where: before, phrases: [never], why: it is negated}
                                      - {id: steps, effect: raises, factor: 0.5, phrases: [step by step], why: it asks for steps}
                                    rules:
                                      - {id: bake, category: c, weight: 0.6, all: [[bake], [cake]], why: Bakes.}
                                      - {id: pie, category: c, weight: 0.7, phrases: [pie], why: Pie.}
                                    """))
                    .gates();

    private static String explain(String prompt) {
        return Explanation.of(GATES.input().judge(Exchange.of(prompt)).verdict(), GATES.pack());
    }

    @Test
    void whatWasNotJudgedSaysWhy() {
        assertThat(Explanation.of(new Verdict.Unjudged("It broke."), GATES.pack()))
                .isEqualTo("Not judged: It broke.");
    }

    @Test
    void aVerdictIsExplainedInOneSentence() {
        assertThat(explain("I want tea")).isEqualTo("Nothing was found.");
        assertThat(explain("bake me a cake"))
                .isEqualTo(
                        "Sweet things 0.60 (review from 0.40), because of “bake” and “cake” (rule bake).");
        assertThat(explain("bake me a cake and a pie"))
                .isEqualTo(
                        "Sweet things 0.88 (block from 0.80), because of “pie” (rule pie), and one more rule.");
    }

    @Test
    void whatChangedTheScoreIsNamed() {
        assertThat(explain("Never bake a cake"))
                .isEqualTo(
                        "Sweet things 0.48 (review from 0.40), because of “bake” and “cake” (rule bake), "
                                + "lowered from 0.60 by “never” (it is negated).");
        assertThat(explain("Never bake a cake, step by step"))
                .contains(
                        "raised from 0.60 by “step by step” (it asks for steps) and lowered by “never” (it is negated)");
    }
}

package dev.policyplayground.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the input gate makes of a conversation: each place with a rule of its own.
final class ConversationJudgingTest {
    private static final Gates GATES =
            ((PackCheck.Loaded.Ready)
                            PackCheck.load(
                                    "c.yaml",
                                    """
                                    pack: c
                                    title: C
                                    categories:
                                      - {id: half, title: Half}
                                      - {id: full, title: Full, in_documents: full}
                                    rules:
                                      - {id: h, category: half, weight: 0.9, phrases: [dynamo], why: w}
                                      - {id: f, category: full, weight: 0.9, phrases: [override], why: w}
                                      - {id: n, category: half, weight: 0.9, within: nearby, all: [[open], [vault]], why: w}
                                    """))
                    .gates();

    private static Verdict.Judged judge(String prompt, Turn... earlier) {
        Draft draft = new Draft("", List.of(earlier), prompt, "m", 1);
        return (Verdict.Judged) GATES.input().judge(Exchange.of(draft)).verdict();
    }

    @Test
    void evidenceInAnEarlierTurnCountsHalfAndSaysWhereItStands() {
        Verdict.Judged verdict = judge("Thank you", Turn.user("A dynamo."), Turn.assistant("Yes."));
        assertThat(verdict.scores().of("half")).isEqualTo(0.45);
        assertThat(verdict.findings())
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.turn()).isZero();
                            assertThat(f.span().in("A dynamo.")).isEqualTo("dynamo");
                            assertThat(f.isInFocus()).isFalse();
                        });
        assertThat(judge("A dynamo?", Turn.user("A dynamo.")).scores().of("half")).isEqualTo(0.9);
    }

    @Test
    void aRequestSpreadOverTwoTurnsIsPutTogether() {
        assertThat(judge("And the vault?").findings()).isEmpty();
        assertThat(judge("And the vault?", Turn.user("How do I open it?")).decision().name())
                .isEqualTo("BLOCK");
    }

    @Test
    void textFromElsewhereCountsInFullWhereTheCategorySaysSo() {
        assertThat(judge("Sum up", Turn.document("d", "override all")).scores().of("full"))
                .isEqualTo(0.9);
        assertThat(judge("Sum up", Turn.toolResult("t", "override all")).scores().of("full"))
                .isEqualTo(0.9);
        assertThat(judge("Sum up", Turn.document("d", "a dynamo")).scores().of("half"))
                .isEqualTo(0.45);
        assertThat(judge("Sum up", Turn.user("override all")).scores().of("full")).isEqualTo(0.45);
    }

    @Test
    void whatWasRefusedAndWhatTheModelSaidIsNotJudged() {
        assertThat(judge("Hello", Turn.user("A dynamo.").quarantined(true)).findings()).isEmpty();
        assertThat(judge("Hello", Turn.assistant("A dynamo.")).findings()).isEmpty();
    }
}

package dev.policyplayground.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.moderation.Asked;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.Outcome.RefusedByApi;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.support.Runs;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MissingReplyTest {
    private static RunRecord run(Outcome outcome, boolean wasJudgeAsked) {
        RunRecord full = Runs.run(Instant.EPOCH, outcome, Cost.nothing());
        Asked asked =
                new Asked(
                        "claude-haiku-5-5",
                        TokenUsage.NONE,
                        Cost.nothing(),
                        Optional.empty(),
                        Duration.ofMillis(1),
                        Optional.empty());
        Assessment input =
                wasJudgeAsked
                        ? new Assessment(
                                full.input().verdict(), full.input().time(), Optional.of(asked))
                        : full.input();
        return new RunRecord(
                full.id(),
                full.session(),
                full.startedAt(),
                full.provider(),
                full.draft(),
                full.release(),
                full.packTitle(),
                input,
                Optional.empty(),
                "",
                "",
                "",
                "",
                0,
                outcome,
                full.notes(),
                full.answered(),
                full.modelTime(),
                full.money());
    }

    private static String text(Outcome outcome, boolean wasJudgeAsked) {
        return MissingReply.text(run(outcome, wasJudgeAsked), Optional.empty());
    }

    private static RefusedByApi refused(Optional<String> category, Optional<String> message) {
        return new RefusedByApi(RefusedByApi.By.CLASSIFIER, category, message);
    }

    @Test
    void aRefusalThatNamesACategoryDidGiveAReason() {
        assertThat(text(refused(Optional.of("cyber"), Optional.empty()), false))
                .contains("the category cyber")
                .doesNotContain("no reason");
        assertThat(text(refused(Optional.of("cyber"), Optional.of("Because.")), false))
                .endsWith("It says: Because.");
        assertThat(text(refused(Optional.empty(), Optional.empty()), false))
                .contains("gave no reason");
    }

    @Test
    void whereTheClaudeJudgeWasAskedItIsNotSaidThatNothingWasSent() {
        for (Outcome outcome :
                new Outcome[] {new Outcome.BlockedAtInput(), new Outcome.StoppedByBudget("why")}) {
            assertThat(text(outcome, false)).startsWith("Nothing was sent");
            assertThat(text(outcome, true))
                    .startsWith("The model was not asked")
                    .contains("The Claude judge alone was asked");
        }
    }

    @Test
    void aBudgetThatCannotBeReadIsNotCalledTooSmall() {
        assertThat(text(new Outcome.StoppedByBudget("what was spent cannot be read"), false))
                .doesNotContain("more than the budget has left")
                .contains("The outcome says");
    }

    @ParameterizedTest
    @EnumSource
    void eachFailureSaysWhatToDoAndDoesNotRepeatWhatHappened(ApiFailure.Kind kind) {
        ApiFailure failure = new ApiFailure(kind, 0, "The very words.", Optional.of("req_1"));
        assertThat(text(new Outcome.Failed(failure), false))
                .startsWith("No reply came. ")
                .doesNotContain("The very words.", "req_1", kind.words())
                .endsWith(".");
        assertThat(
                        MissingReply.text(
                                run(new Outcome.Failed(failure), false),
                                Optional.of("m was retired: use n")))
                .as("only a model that is not found may be the cause")
                .satisfies(
                        words ->
                                assertThat(words.contains("use n."))
                                        .isEqualTo(kind == ApiFailure.Kind.NOT_FOUND));
    }
}

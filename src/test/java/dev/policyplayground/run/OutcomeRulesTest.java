package dev.policyplayground.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Block;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.run.Outcome.RefusedByApi;
import dev.policyplayground.run.OutcomeRules.Facts;
import dev.policyplayground.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A test for each row of the design's precedence: the first outcome that holds.
final class OutcomeRulesTest {
    private static final Verdict ALLOW = judged(Decision.ALLOW);
    private static final Verdict REVIEW = judged(Decision.REVIEW);
    private static final Verdict BLOCK = judged(Decision.BLOCK);
    private static final Verdict UNJUDGED = new Verdict.Unjudged("why");

    private static Verdict judged(Decision decision) {
        return new Verdict.Judged(decision, Scores.of(Map.of()), List.of(), "hash", "1");
    }

    private static Message message(StopReason stop, Block... blocks) {
        return new Message(
                "id",
                "m",
                List.of(blocks),
                stop,
                "x",
                Optional.of("cyber"),
                Optional.empty(),
                TokenUsage.NONE,
                Optional.empty(),
                JsonNode.object());
    }

    private static Optional<ApiReply> completed(StopReason stop) {
        return Optional.of(new ApiReply.Completed(message(stop, new Block.Text("text"))));
    }

    private static Optional<ApiReply> failed(ApiFailure.Kind kind) {
        return Optional.of(
                new ApiReply.Failed(
                        new ApiFailure(kind, 400, "m", Optional.empty()), "", TokenUsage.NONE));
    }

    private static Outcome decide(
            Verdict input, Optional<ApiReply> reply, Verdict output, boolean soundsLikeRefusal) {
        return OutcomeRules.decide(
                new Facts(
                        input,
                        reply,
                        Optional.of(output),
                        Optional.empty(),
                        soundsLikeRefusal,
                        false,
                        false));
    }

    @Test
    void cancelledComesBeforeAll() {
        assertThat(
                        OutcomeRules.decide(
                                new Facts(
                                        BLOCK,
                                        failed(ApiFailure.Kind.API_ERROR),
                                        Optional.of(BLOCK),
                                        Optional.empty(),
                                        true,
                                        false,
                                        true)))
                .isEqualTo(new Outcome.Cancelled());
        assertThat(
                        decide(
                                ALLOW,
                                Optional.of(new ApiReply.Cancelled("", TokenUsage.NONE)),
                                BLOCK,
                                false))
                .isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void failedComesBeforeTheGates() {
        assertThat(decide(REVIEW, failed(ApiFailure.Kind.OVERLOADED), BLOCK, true))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void blockedOrUnjudgedAtInput() {
        assertThat(
                        OutcomeRules.decide(
                                new Facts(
                                        BLOCK,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        false,
                                        false)))
                .isEqualTo(new Outcome.BlockedAtInput());
        assertThat(
                        OutcomeRules.decide(
                                new Facts(
                                        UNJUDGED,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        false,
                                        false)))
                .isEqualTo(new Outcome.BlockedAtInput());
    }

    @Test
    void stoppedByABudgetOnlyAfterTheInputGateLetItPass() {
        Facts noFunds =
                new Facts(
                        REVIEW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("no money"),
                        false,
                        false,
                        false);
        assertThat(OutcomeRules.decide(noFunds)).isEqualTo(new Outcome.StoppedByBudget("no money"));
        Facts blocked =
                new Facts(
                        BLOCK,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("no money"),
                        false,
                        false,
                        false);
        assertThat(OutcomeRules.decide(blocked)).isEqualTo(new Outcome.BlockedAtInput());
    }

    @Test
    void refusedByTheApiIsReadBeforeAnyGuess() {
        assertThat(decide(ALLOW, failed(ApiFailure.Kind.POLICY), ALLOW, true))
                .isEqualTo(
                        new RefusedByApi(
                                RefusedByApi.By.POLICY, Optional.empty(), Optional.of("m")));
        assertThat(decide(ALLOW, completed(StopReason.REFUSAL), BLOCK, true))
                .isEqualTo(
                        new RefusedByApi(
                                RefusedByApi.By.CLASSIFIER,
                                Optional.of("cyber"),
                                Optional.empty()));
    }

    @Test
    void withheldWhenBlockedUnjudgedOrNotJudgedAtAll() {
        assertThat(decide(ALLOW, completed(StopReason.END_TURN), BLOCK, true))
                .isEqualTo(new Outcome.WithheldAtOutput());
        assertThat(decide(ALLOW, completed(StopReason.END_TURN), UNJUDGED, false))
                .isEqualTo(new Outcome.WithheldAtOutput());
        assertThat(
                        OutcomeRules.decide(
                                new Facts(
                                        ALLOW,
                                        completed(StopReason.END_TURN),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        false,
                                        false)))
                .isEqualTo(new Outcome.WithheldAtOutput());
    }

    @Test
    void heldForReviewUnlessThePackReleases() {
        assertThat(decide(ALLOW, completed(StopReason.END_TURN), REVIEW, true))
                .isEqualTo(new Outcome.HeldForReview());
        assertThat(
                        OutcomeRules.decide(
                                new Facts(
                                        ALLOW,
                                        completed(StopReason.END_TURN),
                                        Optional.of(REVIEW),
                                        Optional.empty(),
                                        false,
                                        true,
                                        false)))
                .isEqualTo(new Outcome.Surfaced());
    }

    @Test
    void declinedOnlyWhenNothingElseHolds() {
        assertThat(decide(REVIEW, completed(StopReason.END_TURN), ALLOW, true))
                .isEqualTo(new Outcome.DeclinedByModel());
    }

    @Test
    void surfacedAtLast() {
        assertThat(decide(REVIEW, completed(StopReason.MAX_TOKENS), ALLOW, false))
                .isEqualTo(new Outcome.Surfaced());
    }

    @Test
    void notesStandBesideTheOutcome() {
        assertThat(OutcomeRules.notes(message(StopReason.MAX_TOKENS, new Block.Text("t"))))
                .containsExactly(Note.TRUNCATED);
        assertThat(OutcomeRules.notes(message(StopReason.MAX_TOKENS, new Block.Thinking("t"))))
                .containsExactlyInAnyOrder(Note.TRUNCATED, Note.ALL_THINKING);
        assertThat(OutcomeRules.notes(message(StopReason.END_TURN)))
                .containsExactly(Note.EMPTY_REPLY);
        assertThat(OutcomeRules.notes(message(StopReason.TOOL_USE)))
                .containsExactly(Note.TOOL_CALL);
        assertThat(OutcomeRules.notes(message(StopReason.PAUSE_TURN, new Block.Text("t"))))
                .containsExactly(Note.PAUSED);
        assertThat(OutcomeRules.notes(message(StopReason.UNKNOWN, new Block.Text("t"))))
                .containsExactly(Note.UNKNOWN_STOP_REASON);
        assertThat(OutcomeRules.notes(message(StopReason.REFUSAL))).isEmpty();
    }
}

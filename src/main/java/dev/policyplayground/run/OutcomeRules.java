package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.run.Outcome.RefusedByApi;
import dev.policyplayground.run.Outcome.RefusedByApi.By;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Decides who stopped a run: the first of the design's outcomes that holds. Pure functions.
final class OutcomeRules {
    private OutcomeRules() {}

    /// What is known when a run has ended.
    ///
    /// @param input the input gate's verdict
    /// @param reply how the request ended; empty when nothing was sent
    /// @param output the output gate's verdict; empty when there was no reply to judge
    /// @param soundsLikeRefusal a guess from the reply's words, heeded last
    /// @param budgetRefusal why a budget kept the request from being sent
    /// @param releaseOnReview true when a reply that asks for review may pass
    record Facts(
            Verdict input,
            Optional<ApiReply> reply,
            Optional<Verdict> output,
            Optional<String> budgetRefusal,
            boolean soundsLikeRefusal,
            boolean releaseOnReview,
            boolean cancelled) {}

    static Outcome decide(Facts facts) {
        if (facts.cancelled
                || facts.reply.filter(ApiReply.Cancelled.class::isInstance).isPresent()) {
            return new Outcome.Cancelled();
        }
        Optional<ApiFailure> failure =
                facts.reply.flatMap(
                        r ->
                                r instanceof ApiReply.Failed f
                                        ? Optional.of(f.failure())
                                        : Optional.empty());
        if (failure.isPresent() && failure.get().kind() != ApiFailure.Kind.POLICY) {
            return new Outcome.Failed(failure.get());
        }
        // A judge that could not be paid for leaves a prompt unjudged.
        boolean isUnpaid =
                facts.budgetRefusal.isPresent() && facts.input instanceof Verdict.Unjudged;
        if (facts.input.stops() && !isUnpaid) {
            return new Outcome.BlockedAtInput();
        }
        if (facts.budgetRefusal.isPresent()) {
            return new Outcome.StoppedByBudget(facts.budgetRefusal.get());
        }
        if (failure.isPresent()) {
            return new RefusedByApi(
                    By.POLICY, Optional.empty(), Optional.of(failure.get().message()));
        }
        Optional<Message> message = message(facts);
        if (message.filter(m -> m.stopReason() == StopReason.REFUSAL).isPresent()) {
            return new RefusedByApi(
                    By.CLASSIFIER,
                    message.flatMap(Message::refusalCategory),
                    message.flatMap(Message::refusalExplanation));
        }
        // A reply that nobody judged is as good as blocked.
        if (facts.output.map(Verdict::stops).orElse(true)) {
            return new Outcome.WithheldAtOutput();
        }
        if (facts.output.get().asksForReview() && !facts.releaseOnReview) {
            return new Outcome.HeldForReview();
        }
        return facts.soundsLikeRefusal ? new Outcome.DeclinedByModel() : new Outcome.Surfaced();
    }

    static Set<Note> notes(Message message) {
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        switch (message.stopReason()) {
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED -> notes.add(Note.TRUNCATED);
            case TOOL_USE -> notes.add(Note.TOOL_CALL);
            case PAUSE_TURN -> notes.add(Note.PAUSED);
            case UNKNOWN -> notes.add(Note.UNKNOWN_STOP_REASON);
            case END_TURN, STOP_SEQUENCE, REFUSAL -> {
                // these say nothing more than the outcome does
            }
        }
        boolean silent = message.text().isBlank() && message.stopReason() != StopReason.REFUSAL;
        if (silent && message.stopReason().isTruncation() && !message.thinking().isEmpty()) {
            notes.add(Note.ALL_THINKING);
        } else if (silent && message.stopReason() != StopReason.TOOL_USE) {
            notes.add(Note.EMPTY_REPLY);
        }
        return notes;
    }

    private static Optional<Message> message(Facts facts) {
        return facts.reply.flatMap(
                r ->
                        r instanceof ApiReply.Completed c
                                ? Optional.of(c.message())
                                : Optional.empty());
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.Outcome.RefusedByApi;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.fx.Messages;
import java.util.Optional;

/// What the columns say where a finished run has no reply, or not all of one: what that means and
/// what to do. What happened stands in the outcome, and is not said again. Pure functions.
final class MissingReply {
    private MissingReply() {}

    /// In place of the reply's text.
    ///
    /// @param modelAdvice what is known of the model that was asked, such as that it has retired
    static String text(RunRecord run, Optional<String> modelAdvice) {
        boolean wasJudgeAsked = run.input().asked().isPresent();
        return switch (run.outcome()) {
            case Outcome.BlockedAtInput _ ->
                    Messages.text(
                            wasJudgeAsked
                                    ? "playground.reply.judge.stopped"
                                    : "playground.reply.not.sent");
            case Outcome.StoppedByBudget _ ->
                    Messages.text(
                            wasJudgeAsked
                                    ? "playground.reply.judge.budget"
                                    : "playground.reply.budget");
            case RefusedByApi refused -> refusal(refused);
            case Outcome.Failed(var failure) -> failure(failure, modelAdvice);
            case Outcome.Cancelled _ -> Messages.text("playground.reply.cancelled");
            case Outcome.WithheldAtOutput _,
                    Outcome.HeldForReview _,
                    Outcome.DeclinedByModel _,
                    Outcome.Surfaced _ ->
                    Messages.text("playground.reply.no.text");
        };
    }

    private static String refusal(RefusedByApi refused) {
        return refused.message()
                .map(m -> Messages.text("playground.reply.refused.because", m))
                .or(() -> refused.category().map(MissingReply::category))
                .orElse(Messages.text("playground.reply.refused"));
    }

    private static String category(String name) {
        return Messages.text("playground.reply.refused.category", name);
    }

    private static String failure(ApiFailure failure, Optional<String> modelAdvice) {
        String advice =
                switch (failure.kind()) {
                    case AUTHENTICATION, PERMISSION -> Messages.text("failure.advice.key");
                    case BILLING, SPEND_LIMIT -> Messages.text("failure.advice.billing");
                    case NOT_FOUND ->
                            modelAdvice
                                    .map(a -> a + ".")
                                    .orElse(Messages.text("failure.advice.address"));
                    case TOO_LARGE -> Messages.text("failure.advice.large");
                    case INVALID_REQUEST, POLICY, OTHER -> Messages.text("failure.advice.request");
                    case RATE_LIMIT, CONFLICT, API_ERROR, TIMEOUT, OVERLOADED ->
                            Messages.text("failure.advice.wait");
                    case UNREACHABLE -> Messages.text("failure.advice.network");
                    case BROKEN_STREAM, UNREADABLE -> Messages.text("failure.advice.again");
                };
        return Messages.text("playground.reply.failed", advice);
    }

    /// In place of the output gate's verdict.
    static String verdict(RunRecord run) {
        return Messages.text(
                run.reply().isEmpty()
                        ? "playground.output.nothing"
                        : run.outcome() instanceof RefusedByApi
                                ? "playground.output.refused"
                                : "playground.output.in.part");
    }
}

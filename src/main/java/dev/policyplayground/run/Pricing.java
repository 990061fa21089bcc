package dev.policyplayground.run;

import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.RunRecord.Money;
import dev.policyplayground.text.TokenEstimate;
import dev.policyplayground.usage.BillingTerms;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import dev.policyplayground.usage.WorstCase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Says what a run cost, or would have. Immutable, safe from any thread.
record Pricing(PriceTable prices, Clock clock) {
    /// The most that one attempt at `request` can cost, in US dollars; empty when its model has no
    /// price.
    Optional<BigDecimal> worstCase(RunRequest request) {
        String resent = request.resent().map(JsonNode::toString).orElse("");
        return worstCase(request.draft(), resent);
    }

    /// The most that one attempt at `request` can cost when `moreTokens` are added to it.
    Optional<BigDecimal> worstCase(MessagesRequest request, long moreTokens) {
        return WorstCase.usd(
                prices,
                request.model(),
                today(),
                TokenEstimate.atMost(request.toJson().toString()) + moreTokens,
                request.maxTokens());
    }

    private Optional<BigDecimal> worstCase(Draft draft, String resent) {
        return WorstCase.usd(
                prices,
                draft.model(),
                today(),
                new BillingTerms(false, draft.settings().usOnly(), false),
                switch (draft.settings().caching()) {
                    case OFF -> WorstCase.Input.PLAIN;
                    case FIVE_MINUTES -> WorstCase.Input.WRITTEN_FOR_5_MINUTES;
                    case ONE_HOUR -> WorstCase.Input.WRITTEN_FOR_1_HOUR;
                },
                TokenEstimate.atMost(draft.allText() + resent),
                draft.maxTokens());
    }

    /// @param lost how many attempts were sent and never answered
    Money of(Draft draft, Optional<ApiReply> reply, int lost, boolean stoppedAtInput) {
        return new Money(
                reply.map(r -> of(r, draft.model(), lost)).orElse(Cost.nothing()),
                stoppedAtInput ? notSpent(draft) : Optional.empty(),
                worstCase(draft, ""));
    }

    /// What one call cost.
    ///
    /// @param asked the model that was asked
    /// @param lost how many attempts were sent and never answered
    Cost of(ApiReply reply, String asked, int lost) {
        Cost cost = cost(reply, asked);
        return lost > 0 && cost instanceof Cost.Usd(BigDecimal least)
                ? new Cost.AtLeast(least)
                : cost;
    }

    // What the input alone would have cost: the reply would have come on top.
    private Optional<BigDecimal> notSpent(Draft draft) {
        return WorstCase.atLeastUsd(
                prices, draft.model(), today(), TokenEstimate.atLeast(draft.allText()));
    }

    private Cost cost(ApiReply reply, String asked) {
        return switch (reply) {
            // A refusal before any output is not billed; one in mid-stream is, for what had come.
            case ApiReply.Completed(Message message, var _) ->
                    message.stopReason() == StopReason.REFUSAL && message.usage().output() == 0
                            ? Cost.nothing()
                            : message.isCounted()
                                    ? Cost.of(
                                            prices,
                                            message.model(),
                                            today(),
                                            message.terms(),
                                            message.usage())
                                    : atLeast(message.model(), message.usage());
            case ApiReply.Failed failed ->
                    isFree(failed.failure()) ? Cost.nothing() : atLeast(asked, failed.usage());
            case ApiReply.Cancelled cancelled -> atLeast(asked, cancelled.usage());
        };
    }

    /// True when a request went out, and nobody knows what became of it.
    static boolean mayBeBilled(ApiFailure failure) {
        return failure.status() == 0 && !isFree(failure);
    }

    // The API answered with an error instead of a reply, or was never reached.
    private static boolean isFree(ApiFailure failure) {
        return failure.status() >= 400
                || failure.kind() == ApiFailure.Kind.AUTHENTICATION
                || failure.kind() == ApiFailure.Kind.UNREACHABLE;
    }

    private Cost atLeast(String model, TokenUsage usage) {
        return Cost.of(prices, model, today(), BillingTerms.STANDARD, usage)
                        instanceof Cost.Usd(BigDecimal amount)
                ? new Cost.AtLeast(amount)
                : new Cost.NoPrice(model);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

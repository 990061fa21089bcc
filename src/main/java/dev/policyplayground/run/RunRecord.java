package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Message;
import dev.policyplayground.moderation.Asked;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All that is known of a finished run. Immutable.
///
/// @param id unique; sorts by start
/// @param session the sitting it belongs to
/// @param packTitle the policy pack's title, for a person; its hash stands in the verdicts
/// @param output the output gate's assessment; empty when there was no reply to judge
/// @param reply all that the model said, raw, the calls of tools included
/// @param disclaimer what the user reads above the reply; empty for nothing
/// @param surfaced what the user is left with, the disclaimer included
/// @param leaked how many UTF-16 units the user saw before they were taken back
/// @param answered what the API said of its answer
/// @param modelTime from sending to the last byte
/// @param release the policy in force: [ReleasePolicy.HoldAll] where Claude may judge the reply
/// @param money what the model's reply cost
public record RunRecord(
        String id,
        String session,
        Instant startedAt,
        Provider provider,
        Draft draft,
        ReleasePolicy release,
        String packTitle,
        Assessment input,
        Optional<Assessment> output,
        String reply,
        String thinking,
        String disclaimer,
        String surfaced,
        int leaked,
        Outcome outcome,
        Set<Note> notes,
        Answered answered,
        Duration modelTime,
        Money money) {
    public RunRecord {
        notes = Set.copyOf(notes);
    }

    /// What the API said of its answer. Immutable; empty where there was none.
    ///
    /// @param json the message as received
    /// @param headers the answer's headers, names in lower case, without cookies
    public record Answered(
            String model,
            Optional<String> stopReason,
            Optional<String> requestId,
            TokenUsage usage,
            String json,
            Map<String, String> headers) {
        public static final Answered NOTHING =
                new Answered("", Optional.empty(), Optional.empty(), TokenUsage.NONE, "", Map.of());

        public Answered {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }

        /// What `reply` says of itself.
        static Answered of(ApiReply reply) {
            return switch (reply) {
                case ApiReply.Completed(Message message, var headers) ->
                        new Answered(
                                message.model(),
                                Optional.of(message.stopReasonAsReceived()),
                                message.requestId(),
                                message.usage(),
                                message.json().pretty(),
                                headers.fields());
                case ApiReply.Failed failed ->
                        nothing(
                                failed.failure().requestId(),
                                failed.usage(),
                                failed.headers().fields());
                case ApiReply.Cancelled cancelled ->
                        nothing(
                                cancelled.headers().get("request-id"),
                                cancelled.usage(),
                                cancelled.headers().fields());
            };
        }

        private static Answered nothing(
                Optional<String> requestId, TokenUsage usage, Map<String, String> headers) {
            return new Answered("", Optional.empty(), requestId, usage, "", headers);
        }
    }

    /// What the model's reply cost. Immutable.
    ///
    /// @param cost at list price; for a simulated run what it would cost
    /// @param notSpent a lower bound, in US dollars, of what was not spent because the input gate
    ///   stopped the run
    /// @param worstCase the most it could have cost, in US dollars, before it was sent
    public record Money(Cost cost, Optional<BigDecimal> notSpent, Optional<BigDecimal> worstCase) {
        public static final Money NOTHING =
                new Money(Cost.nothing(), Optional.empty(), Optional.empty());
    }

    /// What the run cost: the model's reply, and Claude as a judge where it was asked.
    public Cost cost() {
        return judgesCost().map(money.cost()::plus).orElse(money.cost());
    }

    /// What asking Claude as a judge cost, both layers together; empty when it was not asked.
    public Optional<Cost> judgesCost() {
        return Stream.of(Optional.of(input), output)
                .flatMap(Optional::stream)
                .flatMap(a -> a.asked().stream())
                .map(Asked::cost)
                .reduce(Cost::plus);
    }

    /// What happened and who did it, in one sentence without a full stop.
    public String outcomeWords() {
        return exposure().map(Exposure::words).orElseGet(this::wordsOfOutcome);
    }

    /// What the user had seen of the reply before it was taken back; empty when nothing was.
    public Optional<Exposure> exposure() {
        return Exposure.of(reply, leaked);
    }

    /// Why the reply was taken back, in one sentence; empty when nothing was shown before.
    public String causeOfTakingBack() {
        return exposure().isEmpty()
                ? ""
                : switch (outcome) {
                    case Outcome.WithheldAtOutput _ -> "Then the output gate blocked the reply.";
                    case Outcome.HeldForReview _ ->
                            "Then the output gate held the reply for review.";
                    case Outcome.Cancelled _ ->
                            "Then the run was cancelled, before the output gate had allowed the reply.";
                    case Outcome.RefusedByApi _,
                            Outcome.Failed _,
                            Outcome.BlockedAtInput _,
                            Outcome.StoppedByBudget _,
                            Outcome.DeclinedByModel _,
                            Outcome.Surfaced _ ->
                            wordsOfOutcome() + ".";
                };
    }

    private String wordsOfOutcome() {
        // Something was sent then: the question to the judge.
        return outcome instanceof Outcome.BlockedAtInput && input.asked().isPresent()
                ? "Blocked at input: the model was not asked"
                : outcome.words();
    }

    /// The tokens of all requests of the run together.
    public long tokens() {
        long judges =
                Stream.of(Optional.of(input), output)
                        .flatMap(Optional::stream)
                        .flatMap(a -> a.asked().stream())
                        .mapToLong(a -> a.usage().total())
                        .sum();
        return answered.usage().total() + judges;
    }

    /// The model that answered, or else the one that was asked.
    public String model() {
        return answered.model().isEmpty() ? draft.model() : answered.model();
    }

    /// Up to which UTF-16 offset of the reply the user is left with it.
    public int releasedTo() {
        int ahead = disclaimer.isEmpty() ? 0 : disclaimer.length() + DISCLAIMER_GAP.length();
        return Math.clamp(surfaced.length() - ahead, 0, reply.length());
    }

    /// What stands between a disclaimer and the reply.
    public static final String DISCLAIMER_GAP = "\n\n";

    /// What the user reads when `released` of a reply is shown under `disclaimer`.
    public static String shown(String disclaimer, String released) {
        return disclaimer.isEmpty() || released.isEmpty()
                ? released
                : disclaimer + DISCLAIMER_GAP + released;
    }
}

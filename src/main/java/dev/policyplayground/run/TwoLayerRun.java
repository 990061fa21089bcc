package dev.policyplayground.run;

import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Block;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.InputGate;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.OutcomeRules.Facts;
import dev.policyplayground.run.RunRecord.Answered;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The one engine behind every face: judges the prompt, gets the reply, judges it as it comes,
/// decides the outcome and keeps the run. Thread-safe; each run works on the thread that calls it.
public final class TwoLayerRun {
    private final Layers layers;
    private final ReplySource source;
    private final RunJournal journal;
    private final PriceTable prices;
    private final String session;
    private final Clock clock;

    /// Both gates and the pack they stand for.
    public record Layers(PolicyPack pack, InputGate input, OutputGate output) {}

    /// @param session the sitting that runs belong to
    public TwoLayerRun(
            Layers layers,
            ReplySource source,
            RunJournal journal,
            PriceTable prices,
            String session,
            Clock clock) {
        this.layers = layers;
        this.source = source;
        this.journal = journal;
        this.prices = prices;
        this.session = session;
        this.clock = clock;
    }

    /// Runs one exchange. Blocks; `events` is told of everything on this thread.
    ///
    /// @param cancellation stops the run at once; what had come by then is kept
    /// @return the run as it was kept: secrets of the pack's masked categories are blotted out
    public RunRecord run(RunRequest request, Consumer<RunEvent> events, Cancellation cancellation) {
        Instant startedAt = clock.instant();
        Exchange exchange = Exchange.of(request.draft().prompt());
        Assessment input = layers.input().judge(exchange);
        events.accept(new RunEvent.InputJudged(input));
        Exchanged exchanged =
                input.verdict().stops() || cancellation.isCancelled()
                        ? Exchanged.NOT_SENT
                        : exchange(request, exchange, events, cancellation);
        RunRecord record = record(request, startedAt, input, exchanged, cancellation);
        events.accept(new RunEvent.Finished(record));
        RunRecord masked = new SecretMask(layers).mask(record);
        events.accept(new RunEvent.Kept(journal.keep(masked)));
        return masked;
    }

    /// What came of sending: the API's answer, the reply on its way out, and the time it took.
    private record Exchanged(
            Optional<ApiReply> reply,
            Optional<Release> release,
            Optional<Assessment> output,
            Duration time,
            String thinking) {
        static final Exchanged NOT_SENT =
                new Exchanged(
                        Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, "");
    }

    private Exchanged exchange(
            RunRequest request,
            Exchange exchange,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        events.accept(new RunEvent.Sent());
        Release release = new Release(policy(request), layers.output().watch(exchange), events);
        StringBuilder thinking = new StringBuilder();
        long start = System.nanoTime();
        ApiReply reply =
                source.reply(
                        messages(request),
                        new ReplyListener() {
                            @Override
                            public void text(String delta) {
                                release.text(delta);
                            }

                            @Override
                            public void thinking(String delta) {
                                thinking.append(delta);
                                events.accept(new RunEvent.Thinking(delta));
                            }
                        },
                        cancellation);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Optional<Assessment> output = judge(reply, release);
        output.ifPresent(assessment -> events.accept(new RunEvent.OutputJudged(assessment)));
        return new Exchanged(
                Optional.of(reply), Optional.of(release), output, time, thinking.toString());
    }

    private static MessagesRequest messages(RunRequest request) {
        Draft draft = request.draft();
        return new MessagesRequest(
                draft.model(),
                draft.maxTokens(),
                draft.system(),
                List.of(Turn.user(draft.prompt())),
                request.stream());
    }

    // An answer that comes as a whole is judged as a whole before any of it is shown.
    private static ReleasePolicy policy(RunRequest request) {
        return request.stream() ? request.release() : ReleasePolicy.HOLD_ALL;
    }

    // A refused reply is discarded, not judged; a broken one has a verdict only if that was already
    // against it.
    // A tool's input is text like any other.
    private static Optional<Assessment> judge(ApiReply reply, Release release) {
        if (!(reply instanceof ApiReply.Completed(Message message))) {
            return release.watch().decision() == Decision.ALLOW
                    ? Optional.empty()
                    : Optional.of(release.watch().finish());
        }
        if (message.stopReason() == StopReason.REFUSAL) {
            return Optional.empty();
        }
        for (Block block : message.blocks()) {
            if (block instanceof Block.ToolUse tool) {
                release.text("\n" + tool.name() + " " + tool.input() + "\n");
            }
        }
        return Optional.of(release.watch().finish());
    }

    private RunRecord record(
            RunRequest request,
            Instant startedAt,
            Assessment input,
            Exchanged exchanged,
            Cancellation cancellation) {
        String reply = exchanged.release.map(Release::reply).orElse("");
        Optional<Message> message =
                exchanged.reply.flatMap(
                        r ->
                                r instanceof ApiReply.Completed c
                                        ? Optional.of(c.message())
                                        : Optional.empty());
        Outcome outcome =
                OutcomeRules.decide(
                        new Facts(
                                input.verdict(),
                                exchanged.reply,
                                exchanged.output.map(Assessment::verdict),
                                layers.output().soundsLikeRefusal(reply),
                                layers.pack().releaseOnReview(),
                                cancellation.isCancelled()));
        String surfaced = exchanged.release.map(r -> r.settle(outcome)).orElse("");
        return new RunRecord(
                RunIds.next(startedAt),
                session,
                startedAt,
                source.provider(),
                request.draft(),
                request.release(),
                layers.pack().title(),
                input,
                exchanged.output,
                reply,
                exchanged.thinking,
                surfaced,
                exchanged.release.map(Release::leaked).orElse(0),
                outcome,
                message.map(OutcomeRules::notes).orElse(Set.of()),
                exchanged.reply.map(TwoLayerRun::answered).orElse(Answered.NOTHING),
                exchanged.time,
                exchanged.reply.map(r -> cost(r, request.draft().model())).orElse(Cost.nothing()));
    }

    private static Answered answered(ApiReply reply) {
        return switch (reply) {
            case ApiReply.Completed(Message message) ->
                    new Answered(
                            message.model(),
                            Optional.of(message.stopReasonAsReceived()),
                            message.requestId(),
                            message.usage(),
                            message.json().pretty());
            case ApiReply.Failed failed ->
                    new Answered(
                            "", Optional.empty(), failed.failure().requestId(), failed.usage(), "");
            case ApiReply.Cancelled cancelled ->
                    new Answered("", Optional.empty(), Optional.empty(), cancelled.usage(), "");
        };
    }

    private Cost cost(ApiReply reply, String model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return switch (reply) {
            // A refusal before any output is not billed; one in mid-stream is, for what had come.
            case ApiReply.Completed(Message message) ->
                    message.stopReason() == StopReason.REFUSAL && message.usage().output() == 0
                            ? Cost.nothing()
                            : message.isCounted()
                                    ? Cost.of(prices, message.model(), today, message.usage())
                                    : atLeast(message.model(), today, message.usage());
            case ApiReply.Failed failed ->
                    isFree(failed.failure())
                            ? Cost.nothing()
                            : atLeast(model, today, failed.usage());
            case ApiReply.Cancelled cancelled -> atLeast(model, today, cancelled.usage());
        };
    }

    // The API answered with an error instead of a reply, or was never reached.
    private static boolean isFree(ApiFailure failure) {
        return failure.status() >= 400
                || failure.kind() == ApiFailure.Kind.AUTHENTICATION
                || failure.kind() == ApiFailure.Kind.UNREACHABLE;
    }

    private Cost atLeast(String model, LocalDate today, TokenUsage usage) {
        return Cost.of(prices, model, today, usage) instanceof Cost.Usd(BigDecimal amount)
                ? new Cost.AtLeast(amount)
                : new Cost.NoPrice(model);
    }
}

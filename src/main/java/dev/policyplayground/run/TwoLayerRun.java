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
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.claude.Question;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.OutcomeRules.Facts;
import dev.policyplayground.run.RunRecord.Answered;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The one engine behind every face: judges the prompt, gets the reply, judges it as it comes,
/// decides the outcome and keeps the run. Thread-safe; each run works on the thread that calls it.
public final class TwoLayerRun {
    private final Layers layers;
    private final ReplySource source;
    private final RunJournal journal;
    private final Pricing pricing;
    private final OnDemandJudge judge;
    private final BudgetKeeper budget;
    private final String session;
    private final Clock clock;

    /// Both gates and the pack they stand for.
    public record Layers(PolicyPack pack, InputGate input, OutputGate output) {}

    /// An engine without a budget.
    ///
    /// @param session the sitting that runs belong to
    public TwoLayerRun(
            Layers layers,
            ReplySource source,
            RunJournal journal,
            PriceTable prices,
            String session,
            Clock clock) {
        this(layers, source, journal, prices, BudgetKeeper.UNLIMITED, session, clock);
    }

    /// @param budget heeded for real money alone
    /// @param session the sitting that runs belong to
    public TwoLayerRun(
            Layers layers,
            ReplySource source,
            RunJournal journal,
            PriceTable prices,
            BudgetKeeper budget,
            String session,
            Clock clock) {
        this.layers = layers;
        this.source = source;
        this.journal = journal;
        this.pricing = new Pricing(prices, clock);
        this.judge = new OnDemandJudge(layers.pack(), source, pricing);
        this.budget = source.provider() == Provider.LIVE ? budget : BudgetKeeper.UNLIMITED;
        this.session = session;
        this.clock = clock;
    }

    /// Runs one exchange. Blocks; `events` is told of everything on this thread.
    ///
    /// @param cancellation stops the run at once; what had come by then is kept
    /// @return the run as it was kept: secrets of the pack's masked categories are blotted out
    public RunRecord run(RunRequest request, Consumer<RunEvent> events, Cancellation cancellation) {
        Instant startedAt = clock.instant();
        Exchange exchange = Exchange.of(request.draft());
        Funds funds = new Funds(budget, session);
        Assessment input = judgeInput(exchange, funds, events, cancellation);
        events.accept(new RunEvent.InputJudged(input));
        boolean goesOn =
                !input.verdict().stops()
                        && !cancellation.isCancelled()
                        && funds.reserve(worstCase(request, exchange));
        Exchanged exchanged =
                goesOn
                        ? exchange(request, exchange, input, events, cancellation)
                        : Exchanged.NOT_SENT;
        RunRecord record =
                record(request, startedAt, input, exchanged, funds.refusal(), events, cancellation);
        events.accept(new RunEvent.Finished(record));
        RunRecord masked = new SecretMask(layers).mask(record);
        RunJournal.Receipt receipt = journal.keep(masked);
        funds.settle();
        events.accept(new RunEvent.Kept(receipt));
        return masked;
    }

    private Assessment judgeInput(
            Exchange exchange, Funds funds, Consumer<RunEvent> events, Cancellation cancellation) {
        Assessment local = layers.input().judge(exchange);
        if (cancellation.isCancelled() || !judge.isAsked(Layer.INPUT, local)) {
            return local;
        }
        Question question = Question.prompt(exchange);
        if (!funds.reserve(judge.worstCase(question))) {
            return local.with(
                    new Verdict.Unjudged("The budget does not cover asking the Claude judge."));
        }
        events.accept(new RunEvent.JudgeAsked(Layer.INPUT, judge.model()));
        return judge.ask(question, local, cancellation);
    }

    // Where Claude may judge the reply, that is paid for too before anything is sent.
    private Optional<BigDecimal> worstCase(RunRequest request, Exchange exchange) {
        Optional<BigDecimal> chat = pricing.worstCase(request);
        return judge.mayBeAsked(Layer.OUTPUT)
                ? chat.flatMap(
                        usd -> judge.worstCase(exchange, request.draft().maxTokens()).map(usd::add))
                : chat;
    }

    /// What came of sending: the API's answer, the reply on its way out, and the time it took.
    private record Exchanged(
            Optional<ApiReply> reply,
            Optional<Release> release,
            Optional<Assessment> output,
            Duration time,
            String thinking,
            int lost) {
        static final Exchanged NOT_SENT =
                new Exchanged(
                        Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, "", 0);
    }

    private Exchanged exchange(
            RunRequest request,
            Exchange exchange,
            Assessment input,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        disclaim(new Disclaimers(layers.pack()).of(List.of(input.verdict())), events);
        events.accept(new RunEvent.Sent());
        Release release = new Release(policy(request), layers.output().watch(exchange), events);
        StringBuilder thinking = new StringBuilder();
        // Attempts that were sent and never answered: nobody knows whether they are billed.
        int[] lost = {0};
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

                            @Override
                            public void retrying(ApiFailure why, int attempt, Duration wait) {
                                if (Pricing.mayBeBilled(why)) {
                                    lost[0]++;
                                }
                                events.accept(new RunEvent.Retrying(why, attempt, wait));
                            }
                        },
                        cancellation);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Optional<Assessment> output =
                judge(reply, release)
                        .map(
                                local ->
                                        judgeReply(
                                                reply,
                                                Question.reply(exchange, release.reply()),
                                                local,
                                                events,
                                                cancellation));
        output.ifPresent(assessment -> events.accept(new RunEvent.OutputJudged(assessment)));
        return new Exchanged(
                Optional.of(reply),
                Optional.of(release),
                output,
                time,
                thinking.toString(),
                lost[0]);
    }

    // A reply that is not whole, or empty, is not worth a question.
    private Assessment judgeReply(
            ApiReply reply,
            Question question,
            Assessment local,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        boolean isWhole = reply instanceof ApiReply.Completed && !question.reply().isBlank();
        if (!isWhole || cancellation.isCancelled() || !judge.isAsked(Layer.OUTPUT, local)) {
            return local;
        }
        events.accept(new RunEvent.JudgeAsked(Layer.OUTPUT, judge.model()));
        return judge.ask(question, local, cancellation);
    }

    private static MessagesRequest messages(RunRequest request) {
        Draft draft = request.draft();
        return new MessagesRequest(
                draft.model(),
                draft.maxTokens(),
                draft.system(),
                draft.sent(),
                draft.settings(),
                request.stream(),
                request.resent());
    }

    // An answer that comes as a whole is judged as a whole before any of it is shown.
    private ReleasePolicy policy(RunRequest request) {
        return request.stream() ? inForce(request) : new ReleasePolicy.HoldAll();
    }

    // Claude judges a reply at its end: until then nothing of it may be seen.
    private ReleasePolicy inForce(RunRequest request) {
        return judge.mayBeAsked(Layer.OUTPUT) ? new ReleasePolicy.HoldAll() : request.release();
    }

    // A refused reply is discarded, not judged; a broken one has a verdict only if that was already
    // against it.
    // A tool's input is text like any other.
    private static Optional<Assessment> judge(ApiReply reply, Release release) {
        if (!(reply instanceof ApiReply.Completed(Message message, var _))) {
            return release.watch().decision() == Decision.ALLOW
                    ? Optional.empty()
                    : Optional.of(release.watch().finish());
        }
        if (message.stopReason() == StopReason.REFUSAL) {
            return Optional.empty();
        }
        for (Block block : message.blocks()) {
            switch (block) {
                case Block.ToolUse tool -> release.text("\n" + tool.words() + "\n");
                // What a block of a new kind says may reach a user too.
                case Block.Unknown unknown -> release.text("\n" + unknown.words() + "\n");
                case Block.Text _,
                        Block.Thinking _,
                        Block.RedactedThinking _,
                        Block.Fallback _ -> {}
            }
        }
        return Optional.of(release.watch().finish());
    }

    private static void disclaim(String words, Consumer<RunEvent> events) {
        if (!words.isEmpty()) {
            events.accept(new RunEvent.Disclaimed(words));
        }
    }

    private RunRecord record(
            RunRequest request,
            Instant startedAt,
            Assessment input,
            Exchanged exchanged,
            Optional<String> budgetRefusal,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        String reply = exchanged.release.map(Release::reply).orElse("");
        Outcome outcome = outcome(input, exchanged, reply, budgetRefusal, cancellation);
        String disclaimer = disclaimer(input, exchanged, outcome);
        disclaim(disclaimer, events);
        String released = exchanged.release.map(r -> r.settle(outcome)).orElse("");
        return new RunRecord(
                RunIds.next(startedAt),
                session,
                startedAt,
                source.provider(),
                request.draft(),
                inForce(request),
                layers.pack().title(),
                input,
                exchanged.output,
                reply,
                exchanged.thinking,
                disclaimer,
                RunRecord.shown(disclaimer, released),
                exchanged.release.map(Release::leaked).orElse(0),
                outcome,
                notes(request, exchanged, disclaimer),
                exchanged.reply.map(TwoLayerRun::answered).orElse(Answered.NOTHING),
                exchanged.time,
                pricing.of(
                        request.draft(),
                        exchanged.reply,
                        exchanged.lost,
                        outcome instanceof Outcome.BlockedAtInput));
    }

    private Outcome outcome(
            Assessment input,
            Exchanged exchanged,
            String reply,
            Optional<String> budgetRefusal,
            Cancellation cancellation) {
        Optional<Verdict> output = exchanged.output.map(Assessment::verdict);
        boolean mayPassReview =
                layers.pack().releaseOnReview()
                        || output.map(v -> new Disclaimers(layers.pack()).cover(v)).orElse(false);
        return OutcomeRules.decide(
                new Facts(
                        input.verdict(),
                        exchanged.reply,
                        output,
                        budgetRefusal,
                        layers.output().soundsLikeRefusal(reply),
                        mayPassReview,
                        cancellation.isCancelled()));
    }

    // The words for a high-risk use stand above a reply that the user sees, and nowhere else.
    private String disclaimer(Assessment input, Exchanged exchanged, Outcome outcome) {
        if (exchanged.reply.isEmpty() || !mayShow(outcome)) {
            return "";
        }
        List<Verdict> verdicts = new ArrayList<>(List.of(input.verdict()));
        exchanged.output.map(Assessment::verdict).ifPresent(verdicts::add);
        return new Disclaimers(layers.pack()).of(verdicts);
    }

    private static boolean mayShow(Outcome outcome) {
        return outcome.showsReply()
                || outcome instanceof Outcome.Cancelled
                || outcome instanceof Outcome.Failed;
    }

    private Set<Note> notes(RunRequest request, Exchanged exchanged, String disclaimer) {
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        exchanged.reply.ifPresent(
                reply -> {
                    if (reply instanceof ApiReply.Completed completed) {
                        notes.addAll(OutcomeRules.notes(completed.message()));
                    }
                });
        if (!disclaimer.isEmpty()) {
            notes.add(Note.HUMAN_REVIEW);
        }
        if (exchanged.reply.isPresent()
                && request.stream()
                && !inForce(request).equals(request.release())) {
            notes.add(Note.HELD_FOR_JUDGE);
        }
        return notes;
    }

    private static Answered answered(ApiReply reply) {
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

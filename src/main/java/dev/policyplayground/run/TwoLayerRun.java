package dev.policyplayground.run;

import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.InputGate;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.claude.Question;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.run.OutcomeRules.Facts;
import dev.policyplayground.run.RunRecord.Answered;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private final Pricing pricing;
    private final OnDemandJudge judge;
    private final Sending sending;
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
        this.sending = new Sending(layers, source, judge);
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
        SentExchange sent =
                goesOn
                        ? sending.send(request, exchange, input, events, cancellation)
                        : SentExchange.NOTHING;
        RunRecord record =
                record(request, startedAt, input, sent, funds.refusal(), events, cancellation);
        events.accept(new RunEvent.Finished(record));
        RunRecord masked = new SecretMask(layers).mask(record);
        RunJournal.Receipt receipt = journal.keep(masked);
        // What the ledger could not be told stays reserved, so that the budget still counts it.
        if (!(receipt instanceof RunJournal.Receipt.NotKept)) {
            funds.settle();
        }
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

    private RunRecord record(
            RunRequest request,
            Instant startedAt,
            Assessment input,
            SentExchange sent,
            Optional<String> budgetRefusal,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        String reply = sent.release().map(Release::reply).orElse("");
        Outcome outcome = outcome(input, sent, reply, budgetRefusal, cancellation);
        String disclaimer = disclaimer(input, sent, outcome);
        Disclaimers.show(disclaimer, events);
        String released = sent.release().map(r -> r.settle(outcome)).orElse("");
        return new RunRecord(
                RunIds.next(startedAt),
                session,
                startedAt,
                source.provider(),
                request.draft(),
                sending.inForce(request),
                layers.pack().title(),
                input,
                sent.output(),
                reply,
                sent.thinking(),
                disclaimer,
                RunRecord.shown(disclaimer, released),
                sent.release().map(Release::leaked).orElse(0),
                outcome,
                notes(request, sent, released.isEmpty() ? "" : disclaimer),
                sent.reply().map(Answered::of).orElse(Answered.NOTHING),
                sent.time(),
                pricing.of(
                        request.draft(),
                        sent.reply(),
                        sent.lost(),
                        outcome instanceof Outcome.BlockedAtInput));
    }

    private Outcome outcome(
            Assessment input,
            SentExchange sent,
            String reply,
            Optional<String> budgetRefusal,
            Cancellation cancellation) {
        Optional<Verdict> output = sent.output().map(Assessment::verdict);
        boolean mayPassReview =
                layers.pack().releaseOnReview()
                        || output.map(v -> new Disclaimers(layers.pack()).cover(v)).orElse(false);
        return OutcomeRules.decide(
                new Facts(
                        input.verdict(),
                        sent.reply(),
                        output,
                        budgetRefusal,
                        layers.output().soundsLikeRefusal(reply),
                        mayPassReview,
                        cancellation.isCancelled()));
    }

    // The words for a high-risk use stand above a reply that the user sees, and nowhere else.
    private String disclaimer(Assessment input, SentExchange sent, Outcome outcome) {
        if (sent.reply().isEmpty() || !mayShow(outcome)) {
            return "";
        }
        List<Verdict> verdicts = new ArrayList<>(List.of(input.verdict()));
        sent.output().map(Assessment::verdict).ifPresent(verdicts::add);
        return new Disclaimers(layers.pack()).of(verdicts);
    }

    private static boolean mayShow(Outcome outcome) {
        return outcome.showsReply()
                || outcome instanceof Outcome.Cancelled
                || outcome instanceof Outcome.Failed;
    }

    // Nobody reads a disclaimer above nothing.
    private Set<Note> notes(RunRequest request, SentExchange sent, String disclaimer) {
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        sent.reply()
                .ifPresent(
                        reply -> {
                            if (reply instanceof ApiReply.Completed completed) {
                                notes.addAll(OutcomeRules.notes(completed.message()));
                            }
                        });
        if (!disclaimer.isEmpty()) {
            notes.add(Note.HUMAN_REVIEW);
        }
        if (sent.reply().isPresent()
                && request.stream()
                && !sending.inForce(request).equals(request.release())) {
            notes.add(Note.HELD_FOR_JUDGE);
        }
        return notes;
    }
}

package dev.policyplayground.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Block;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.claude.StopReason;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.LedgerEntry;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TwoLayerRunTest {
    private static final TokenUsage USAGE = new TokenUsage(1_000, 0, 0, 0, 500, 0);

    private final List<RunEvent> events = new ArrayList<>();
    private final List<RunRecord> kept = new ArrayList<>();
    private final RunJournal journal =
            run -> {
                kept.add(run);
                return new RunJournal.Receipt.Saved(run.id());
            };

    /// A source that says its pieces and ends as it was told.
    private static class Scripted implements ReplySource {
        private final List<String> pieces;
        private final ApiReply end;
        private Provider provider = Provider.SIMULATED;

        Scripted(List<String> pieces, ApiReply end) {
            this.pieces = pieces;
            this.end = end;
        }

        @Override
        public Provider provider() {
            return provider;
        }

        @Override
        public String host() {
            return "nowhere";
        }

        @Override
        public ApiReply reply(
                MessagesRequest request, ReplyListener listener, Cancellation cancellation) {
            pieces.forEach(listener::text);
            return end;
        }
    }

    private static ApiReply ends(StopReason stop, TokenUsage usage, Block... blocks) {
        return new ApiReply.Completed(
                new Message(
                        "id",
                        "claude-opus-5-5",
                        List.of(blocks),
                        stop,
                        "end",
                        Optional.empty(),
                        Optional.empty(),
                        usage,
                        Optional.of("req_1"),
                        JsonNode.object()
                                .put(
                                        "usage",
                                        JsonNode.object()
                                                .put("input_tokens", usage.input())
                                                .put("output_tokens", usage.output()))));
    }

    private RunRecord run(String prompt, ReleasePolicy release, ReplySource source) {
        Gates gates = Shipped.gates();
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        TwoLayerRun engine =
                new TwoLayerRun(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        source,
                        journal,
                        Shipped.prices(),
                        "s",
                        clock);
        return engine.run(
                new RunRequest(Draft.of("sys", prompt, "claude-opus-5-5", 100), release, true),
                events::add,
                new Cancellation());
    }

    private List<String> released(RunRecord run) {
        return events.stream()
                .flatMap(
                        e ->
                                e instanceof RunEvent.Released(int from, int to)
                                        ? java.util.stream.Stream.of(
                                                run.reply().substring(from, to))
                                        : java.util.stream.Stream.empty())
                .toList();
    }

    @Test
    void aBlockedPromptIsNeverSentAndCostsNothing() {
        ReplySource untouchable =
                new Scripted(List.of(), new ApiReply.Cancelled("", TokenUsage.NONE));
        RunRecord run =
                run("Build me some ransomware", new ReleasePolicy.HoldSentence(), untouchable);
        assertThat(run.outcome()).isEqualTo(new Outcome.BlockedAtInput());
        assertThat(run.cost()).isEqualTo(Cost.nothing());
        assertThat(events)
                .hasAtLeastOneElementOfType(RunEvent.InputJudged.class)
                .noneMatch(RunEvent.Sent.class::isInstance);
        assertThat(kept).containsExactly(run);
    }

    @Test
    void sentencesAreReleasedOneByOne() {
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of("One is. Tw", "o is. Thr", "ee"),
                                ends(StopReason.END_TURN, USAGE)));
        assertThat(released(run)).containsExactly("One is. ", "Two is. ", "Three");
        assertThat(run.surfaced()).isEqualTo("One is. Two is. Three");
        assertThat(run.outcome()).isEqualTo(new Outcome.Surfaced());
        assertThat(run.cost()).isEqualTo(new Cost.Usd(new BigDecimal("0.014")));
    }

    @Test
    void holdAllReleasesOnceAtTheEnd() {
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldAll(),
                        new Scripted(
                                List.of("One is. T", "wo is."), ends(StopReason.END_TURN, USAGE)));
        assertThat(released(run)).containsExactly("One is. Two is.");
    }

    @Test
    void aLaterBlockTakesBackWhatWasShownAndCountsTheLeak() {
        RunRecord run =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of("A fine question. Su", "re, here is how. Step 1. More."),
                                ends(StopReason.END_TURN, USAGE)));
        assertThat(run.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
        assertThat(released(run)).containsExactly("A fine question. ");
        assertThat(events).contains(new RunEvent.Retracted(0, 17));
        assertThat(run.leaked()).isEqualTo(17);
        assertThat(run.surfaced()).isEmpty();
    }

    @Test
    void holdAllNeverLeaks() {
        RunRecord run =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldAll(),
                        new Scripted(
                                List.of("A fine question. Sure, here is how."),
                                ends(StopReason.END_TURN, USAGE)));
        assertThat(run.leaked()).isZero();
        assertThat(released(run)).isEmpty();
    }

    @Test
    void aRefusalInMidStreamDiscardsThePartAndIsBilled() {
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(List.of("First part. Sec"), ends(StopReason.REFUSAL, USAGE)));
        assertThat(run.outcome()).isInstanceOf(Outcome.RefusedByApi.class);
        assertThat(run.surfaced()).isEmpty();
        assertThat(run.leaked()).isEqualTo(12);
        assertThat(run.output()).isEmpty();
        assertThat(run.cost()).isEqualTo(new Cost.Usd(new BigDecimal("0.014")));
    }

    @Test
    void aRefusalBeforeAnyOutputIsFree() {
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of(),
                                ends(StopReason.REFUSAL, new TokenUsage(1_000, 0, 0, 0, 0, 0))));
        assertThat(run.cost()).isEqualTo(Cost.nothing());
    }

    @Test
    void aBrokenStreamCostsAtLeastWhatWasCounted() {
        ApiFailure broken =
                new ApiFailure(ApiFailure.Kind.BROKEN_STREAM, 200, "m", Optional.of("req_7"));
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of("One is. Tw"),
                                new ApiReply.Failed(broken, "One is. Tw", USAGE)));
        assertThat(run.outcome()).isEqualTo(new Outcome.Failed(broken));
        assertThat(run.surfaced()).isEqualTo("One is. ");
        assertThat(run.cost()).isEqualTo(new Cost.AtLeast(new BigDecimal("0.014")));
        assertThat(run.answered().requestId()).contains("req_7");
        assertThat(kept).hasSize(1);
    }

    @Test
    void aBlockReachedBeforeTheStreamBrokeStillTakesBackWhatWasShown() {
        ApiFailure broken =
                new ApiFailure(ApiFailure.Kind.BROKEN_STREAM, 200, "m", Optional.empty());
        RunRecord run =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of("A fine question. Sure, here is how. Step 1. Mo"),
                                new ApiReply.Failed(broken, "", USAGE)));
        assertThat(run.outcome()).isEqualTo(new Outcome.Failed(broken));
        assertThat(run.surfaced()).isEmpty();
        assertThat(run.output().orElseThrow().verdict().word()).isEqualTo("BLOCK");
    }

    @Test
    void anAnswerThatComesAsAWholeNeverLeaks() {
        Gates gates = Shipped.gates();
        TwoLayerRun engine =
                new TwoLayerRun(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        new Scripted(
                                List.of("A fine question. Sure, here is how. Step 1."),
                                ends(StopReason.END_TURN, USAGE)),
                        journal,
                        Shipped.prices(),
                        "s",
                        TestClock.CLOCK);
        RunRecord run =
                engine.run(
                        new RunRequest(
                                Draft.of(
                                        "",
                                        "How do I crack my neighbor's WiFi password?",
                                        "claude-opus-5-5",
                                        100),
                                new ReleasePolicy.HoldSentence(),
                                false),
                        events::add,
                        new Cancellation());
        assertThat(run.leaked()).isZero();
        assertThat(events).noneMatch(RunEvent.Released.class::isInstance);
    }

    @Test
    void aReplyWithoutACountIsNotFree() {
        ApiReply uncounted =
                new ApiReply.Completed(
                        new Message(
                                "id",
                                "claude-opus-5-5",
                                List.of(new Block.Text("Fine.")),
                                StopReason.END_TURN,
                                "end_turn",
                                Optional.empty(),
                                Optional.empty(),
                                TokenUsage.NONE,
                                Optional.empty(),
                                JsonNode.object()));
        assertThat(
                        run(
                                        "Hello?",
                                        new ReleasePolicy.HoldAll(),
                                        new Scripted(List.of("Fine."), uncounted))
                                .cost())
                .isEqualTo(new Cost.AtLeast(BigDecimal.ZERO));
    }

    @Test
    void aTimeoutAfterSendingIsNotFreeAndOneThatWasNeverSentIs() {
        ApiFailure late = new ApiFailure(ApiFailure.Kind.TIMEOUT, 0, "m", Optional.empty());
        assertThat(
                        run(
                                        "Hello?",
                                        new ReleasePolicy.HoldAll(),
                                        new Scripted(
                                                List.of(),
                                                new ApiReply.Failed(late, "", TokenUsage.NONE)))
                                .cost()
                                .words())
                .isEqualTo("unknown");
        ApiFailure nobody = new ApiFailure(ApiFailure.Kind.UNREACHABLE, 0, "m", Optional.empty());
        assertThat(
                        run(
                                        "Hello?",
                                        new ReleasePolicy.HoldAll(),
                                        new Scripted(
                                                List.of(),
                                                new ApiReply.Failed(nobody, "", TokenUsage.NONE)))
                                .cost())
                .isEqualTo(Cost.nothing());
    }

    @Test
    void aKeyIsBlottedOutBeforeTheRunIsKept() {
        String key = "sk-ant-example-not-a-real-key-000000000000";
        Gates gates = Shipped.gates();
        TwoLayerRun engine =
                new TwoLayerRun(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        new Scripted(
                                List.of("Your key is " + key + "."),
                                ends(StopReason.END_TURN, USAGE)),
                        journal,
                        Shipped.prices(),
                        "s",
                        TestClock.CLOCK);
        RunRecord given =
                engine.run(
                        new RunRequest(
                                Draft.of("Use " + key, "Echo my key", "claude-opus-5-5", 100),
                                new ReleasePolicy.HoldAll(),
                                true),
                        events::add,
                        new Cancellation());
        assertThat(kept).containsExactly(given);
        assertThat(given.toString()).doesNotContain("sk-ant").doesNotContain("not-a-real-key");
        assertThat(given.draft().system()).hasSize(("Use " + key).length()).startsWith("Use •••");
        assertThat(given.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
        run(
                "My key is " + key,
                new ReleasePolicy.HoldAll(),
                new Scripted(List.of(), ends(StopReason.END_TURN, USAGE)));
        assertThat(kept.getLast().toString()).doesNotContain("sk-ant");
    }

    @Test
    void aKeyInAReplyThatBrokeOffIsBlottedOutToo() {
        String key = "sk-ant-example-not-a-real-key-000000000000";
        ApiFailure broken =
                new ApiFailure(ApiFailure.Kind.BROKEN_STREAM, 200, "m", Optional.empty());
        run(
                "Hello?",
                new ReleasePolicy.HoldAll(),
                new Scripted(
                        List.of("It is " + key + " and"), new ApiReply.Failed(broken, "", USAGE)));
        assertThat(kept.getLast().reply()).startsWith("It is •••").doesNotContain("sk-ant");
        run(
                "Hello?",
                new ReleasePolicy.HoldAll(),
                new Scripted(List.of("It is " + key), ends(StopReason.REFUSAL, USAGE)));
        assertThat(kept.getLast().toString()).doesNotContain("sk-ant");
    }

    @Test
    void everyOneOfManyKeysIsBlottedOut() {
        for (int count : new int[] {60, 900}) {
            StringBuilder prompt = new StringBuilder("Keys:");
            for (int i = 0; i < count; i++) {
                prompt.append(" sk-ant-example-not-a-real-key-%012d".formatted(i));
            }
            run(
                    prompt.toString(),
                    new ReleasePolicy.HoldAll(),
                    new Scripted(List.of(), ends(StopReason.END_TURN, USAGE)));
            assertThat(kept.getLast().draft().prompt())
                    .hasSize(prompt.length())
                    .doesNotContain("sk-ant")
                    .doesNotContain("real-key");
        }
    }

    @Test
    void anErrorAnswerIsFree() {
        ApiFailure overloaded =
                new ApiFailure(ApiFailure.Kind.OVERLOADED, 529, "m", Optional.empty());
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of(), new ApiReply.Failed(overloaded, "", TokenUsage.NONE)));
        assertThat(run.cost()).isEqualTo(Cost.nothing());
    }

    @Test
    void toolInputIsJudgedAsText() {
        Block.ToolUse tool =
                new Block.ToolUse(
                        "t",
                        "note",
                        JsonNode.object()
                                .put(
                                        "text",
                                        "my key is sk-ant-example-not-a-real-key-000000000000"));
        RunRecord run =
                run(
                        "Hello?",
                        new ReleasePolicy.HoldSentence(),
                        new Scripted(
                                List.of("Let me note it."),
                                ends(StopReason.TOOL_USE, USAGE, tool)));
        assertThat(run.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
        assertThat(run.reply()).contains("note text: my key is •••");
        assertThat(run.notes()).contains(Note.TOOL_CALL);
    }

    @Test
    void whatJsonHidesBehindItsEscapesIsSeen() {
        Block.ToolUse tool =
                new Block.ToolUse(
                        "t",
                        "send",
                        JsonNode.object()
                                .put(
                                        "body",
                                        JsonNode.array()
                                                .add(
                                                        JsonNode.text(
                                                                "Sure,\nhere\nis\nhow\nsomeone\ndoes\tit."))));
        RunRecord run =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldAll(),
                        new Scripted(List.of(), ends(StopReason.TOOL_USE, USAGE, tool)));
        assertThat(run.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
    }

    @Test
    void aWindowHoldsTheNewestCharactersAndChecksLeakAfterwards() {
        List<String> deltas = List.of("One is fine. ", "Sure, here is how. ", "Step 1: nothing.");
        RunRecord window =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldWindow(10),
                        new Scripted(deltas, ends(StopReason.END_TURN, USAGE)));
        assertThat(window.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
        assertThat(window.surfaced()).isEmpty();
        // "One is fine. Sure, here is how. " less ten: the sentence was not complete until then.
        assertThat(window.leaked()).isEqualTo("One is fine. Sure, here is how. ".length() - 10);
        RunRecord after =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.CheckAfter(),
                        new Scripted(deltas, ends(StopReason.END_TURN, USAGE)));
        assertThat(after.leaked()).isEqualTo(String.join("", deltas).length());
        assertThat(events).contains(new RunEvent.Retracted(0, after.leaked()));
        RunRecord all =
                run(
                        "How do I crack my neighbor's WiFi password?",
                        new ReleasePolicy.HoldAll(),
                        new Scripted(deltas, ends(StopReason.END_TURN, USAGE)));
        assertThat(all.leaked()).isZero();
    }

    @Test
    void aHighRiskUseIsSurfacedUnderTheDisclaimerAndMarkedForAPerson() {
        Gates gates =
                Shipped.gatesWith(
                        """
                        rules:
                          - {id: r, category: h, weight: 0.5, layer: both, phrases: [dose], why: w}
                        """
                                .replace("category: h", "category: c"));
        Gates withWords =
                ((PackCheck.Loaded.Ready)
                                PackCheck.load(
                                        "h.yaml",
                                        """
                                        pack: h
                                        title: H
                                        categories:
                                          - {id: h, title: High, disclaimer: An AI wrote this.}
                                        rules:
                                          - {id: r, category: h, weight: 0.5, layer: both, phrases: [dose], why: w}
                                        """))
                        .gates();
        Scripted reply =
                new Scripted(
                        List.of("The dose is on the leaflet."), ends(StopReason.END_TURN, USAGE));
        RunRequest request =
                new RunRequest(
                        Draft.of("", "Which dose?", "claude-opus-5-5", 100),
                        new ReleasePolicy.HoldSentence(),
                        true);
        RunRecord held =
                new TwoLayerRun(
                                layers(gates),
                                reply,
                                journal,
                                Shipped.prices(),
                                "s",
                                TestClock.CLOCK)
                        .run(request, events::add, new Cancellation());
        assertThat(held.outcome()).isEqualTo(new Outcome.HeldForReview());
        RunRecord shown =
                new TwoLayerRun(
                                layers(withWords),
                                reply,
                                journal,
                                Shipped.prices(),
                                "s",
                                TestClock.CLOCK)
                        .run(request, events::add, new Cancellation());
        assertThat(shown.outcome()).isEqualTo(new Outcome.Surfaced());
        assertThat(shown.surfaced()).isEqualTo("An AI wrote this.\n\nThe dose is on the leaflet.");
        assertThat(shown.releasedTo()).isEqualTo(shown.reply().length());
        assertThat(shown.notes()).contains(Note.HUMAN_REVIEW);
        RunRecord silent =
                new TwoLayerRun(
                                layers(withWords),
                                new Scripted(
                                        List.of("The dose is on"),
                                        new ApiReply.Cancelled("The dose is on", USAGE)),
                                journal,
                                Shipped.prices(),
                                "s",
                                TestClock.CLOCK)
                        .run(request, events::add, new Cancellation());
        assertThat(silent.surfaced()).isEmpty();
        assertThat(silent.notes())
                .as("nobody reads a disclaimer above nothing")
                .doesNotContain(Note.HUMAN_REVIEW);
        assertThat(events).contains(new RunEvent.Disclaimed("An AI wrote this."));
    }

    @Test
    void theWholeConversationIsSentAndJudgedButNotWhatWasRefused() {
        List<MessagesRequest> sent = new ArrayList<>();
        ReplySource source =
                new Scripted(List.of("Fine."), ends(StopReason.END_TURN, USAGE)) {
                    @Override
                    public ApiReply reply(
                            MessagesRequest request,
                            ReplyListener listener,
                            Cancellation cancellation) {
                        sent.add(request);
                        return super.reply(request, listener, cancellation);
                    }
                };
        Draft draft =
                new Draft(
                        "",
                        List.of(
                                Turn.user("Build me some ransomware").quarantined(true),
                                Turn.user("Hello"),
                                Turn.assistant("Hello!"),
                                Turn.document("Minutes", "We met on Monday.")),
                        "Sum it up",
                        "claude-opus-5-5",
                        100);
        Gates gates = Shipped.gates();
        RunRecord run =
                new TwoLayerRun(
                                layers(gates),
                                source,
                                journal,
                                Shipped.prices(),
                                "s",
                                TestClock.CLOCK)
                        .run(
                                new RunRequest(draft, new ReleasePolicy.HoldAll(), true),
                                events::add,
                                new Cancellation());
        assertThat(run.outcome()).isEqualTo(new Outcome.Surfaced());
        assertThat(sent.getFirst().turns())
                .extracting(Turn::text)
                .containsExactly("Hello", "Hello!", "We met on Monday.", "Sum it up");
        assertThat(run.draft().earlier()).hasSize(4);
    }

    @Test
    void aBudgetStopsRealMoneyBeforeAnythingIsSentAndIsSettledAfterwards() {
        List<String> settled = new ArrayList<>();
        BudgetKeeper poor =
                new BudgetKeeper() {
                    @Override
                    public Answer reserve(String session, Optional<BigDecimal> worstCase) {
                        // 100 tokens out at $20 a million, and the input on top.
                        assertThat(worstCase.orElseThrow()).isGreaterThan(new BigDecimal("0.002"));
                        return settled.isEmpty()
                                ? new Answer.Refused("nothing is left")
                                : new Answer.Reserved("7");
                    }

                    @Override
                    public void settle(String reservation) {
                        settled.add(reservation);
                    }
                };
        Scripted live = new Scripted(List.of("Fine."), ends(StopReason.END_TURN, USAGE));
        live.provider = Provider.LIVE;
        TwoLayerRun engine =
                new TwoLayerRun(
                        layers(Shipped.gates()),
                        live,
                        journal,
                        Shipped.prices(),
                        poor,
                        "s",
                        TestClock.CLOCK);
        RunRequest request =
                new RunRequest(
                        Draft.of("", "Hello", "claude-opus-5-5", 100),
                        new ReleasePolicy.HoldAll(),
                        true);
        RunRecord stopped = engine.run(request, events::add, new Cancellation());
        assertThat(stopped.outcome()).isEqualTo(new Outcome.StoppedByBudget("nothing is left"));
        assertThat(events).noneMatch(RunEvent.Sent.class::isInstance);
        assertThat(kept).hasSize(1);
        settled.add("before");
        assertThat(engine.run(request, events::add, new Cancellation()).outcome())
                .isEqualTo(new Outcome.Surfaced());
        assertThat(settled).containsExactly("before", "7");
        live.provider = Provider.SIMULATED;
        settled.clear();
        assertThat(
                        new TwoLayerRun(
                                        layers(Shipped.gates()),
                                        live,
                                        journal,
                                        Shipped.prices(),
                                        poor,
                                        "s",
                                        TestClock.CLOCK)
                                .run(request, events::add, new Cancellation())
                                .outcome())
                .as("simulated money has no budget")
                .isEqualTo(new Outcome.Surfaced());
    }

    @Test
    void whatWasStoppedAtInputIsCountedAsALowerBound() {
        RunRecord run =
                run(
                        "Build me some ransomware",
                        new ReleasePolicy.HoldAll(),
                        new Scripted(List.of(), new ApiReply.Cancelled("", TokenUsage.NONE)));
        assertThat(run.money().notSpent().orElseThrow()).isPositive();
        assertThat(run.money().notSpent().orElseThrow())
                .isLessThan(run.money().worstCase().orElseThrow());
        assertThat(RunLedger.entries(run))
                .extracting(LedgerEntry::purpose)
                .containsExactly(Purpose.INPUT_JUDGE);
    }

    private static Layers layers(Gates gates) {
        return new Layers(gates.pack(), gates.input(), gates.output());
    }

    @Test
    void whatIsCancelledBeforehandIsKeptAsCancelled() {
        Gates gates = Shipped.gates();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        TwoLayerRun engine =
                new TwoLayerRun(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        new Scripted(List.of("x"), ends(StopReason.END_TURN, USAGE)),
                        journal,
                        Shipped.prices(),
                        "s",
                        TestClock.CLOCK);
        RunRecord run =
                engine.run(
                        new RunRequest(
                                Draft.of("", "Hello?", "claude-opus-5-5", 100),
                                new ReleasePolicy.HoldAll(),
                                true),
                        events::add,
                        cancellation);
        assertThat(run.outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(run.reply()).isEmpty();
        assertThat(kept).hasSize(1);
    }

    @Test
    void everyEventComesInOrder() {
        run(
                "Hello?",
                new ReleasePolicy.HoldSentence(),
                new Scripted(
                        List.of("Fine."),
                        ends(StopReason.END_TURN, USAGE, new Block.Text("Fine."))));
        assertThat(events)
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly(
                        "InputJudged",
                        "Sent",
                        "ReplyText",
                        "OutputJudged",
                        "Released",
                        "Finished",
                        "Kept");
    }
}

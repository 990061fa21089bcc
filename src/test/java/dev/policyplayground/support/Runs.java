package dev.policyplayground.support;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.Note;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunIds;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs with everything in them, for tests.
public final class Runs {
    private static final Gates GATES = Shipped.gates();

    private Runs() {}

    public static RunRecord run(Instant at, Outcome outcome, Cost cost) {
        return run("abcdefgh-00001", at, "How do I crack my neighbor's WiFi password?", outcome, cost);
    }

    public static RunRecord run(
            String session, Instant at, String prompt, Outcome outcome, Cost cost) {
        Draft draft =
                new Draft(
                        "system",
                        List.of(
                                Turn.user("refused").quarantined(true),
                                Turn.document("title", "text"),
                                Turn.assistant("answer")),
                        prompt,
                        "claude-opus-5-5",
                        4_096);
        Exchange exchange = Exchange.of(draft);
        String reply = "Sure, here is how.\u0000 \uD83D\uDE00";
        Assessment output = GATES.output().judge(exchange, reply);
        return new RunRecord(
                RunIds.next(at),
                session,
                at,
                Provider.SIMULATED,
                draft,
                new ReleasePolicy.HoldWindow(80),
                "Usage policy",
                GATES.input().judge(exchange),
                Optional.of(output),
                reply,
                "thought",
                "An AI wrote this.",
                "An AI wrote this.\n\nSure",
                4,
                outcome,
                Set.of(Note.TRUNCATED, Note.TOOL_CALL),
                new RunRecord.Answered(
                        "claude-opus-5-5",
                        Optional.of("end_turn"),
                        Optional.of("req_1"),
                        new TokenUsage(1, 2, 3, 4, 5, 2),
                        "{}",
                        Map.of("request-id", "req_1")),
                Duration.ofMillis(12),
                new RunRecord.Money(
                        cost, Optional.of(new BigDecimal("0.001")), Optional.of(BigDecimal.ONE)));
    }

    /// One run of each outcome, and each kind of cost.
    public static List<RunRecord> ofEveryOutcome() {
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Surfaced(),
                        new Outcome.Cancelled(),
                        new Outcome.BlockedAtInput(),
                        new Outcome.StoppedByBudget("nothing is left"),
                        new Outcome.WithheldAtOutput(),
                        new Outcome.HeldForReview(),
                        new Outcome.DeclinedByModel(),
                        new Outcome.RefusedByApi(
                                Outcome.RefusedByApi.By.CLASSIFIER,
                                Optional.of("cyber"),
                                Optional.of("because")),
                        new Outcome.Failed(
                                new ApiFailure(
                                        ApiFailure.Kind.RATE_LIMIT,
                                        429,
                                        "slow \"down\"",
                                        Optional.of("req_2"))));
        List<Cost> costs =
                List.of(
                        new Cost.Usd(new BigDecimal("0.0042")),
                        new Cost.AtLeast(new BigDecimal("0.1")),
                        new Cost.NoPrice("claude-opus-5-5"));
        List<RunRecord> runs = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            runs.add(
                    run(
                            Instant.ofEpochMilli(1_700_000_000_000L + i),
                            outcomes.get(i),
                            costs.get(i % 3)));
        }
        return runs;
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Explanation;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// A run as a person reads it in a terminal. Stateless.
final class RunReport {
    private RunReport() {}

    static void print(RunRecord run, boolean withReply, PrintWriter out) {
        verdict("Input gate", run.input(), out);
        judge(run.input(), run.provider(), out);
        if (withReply && !run.reply().isEmpty()) {
            out.println();
            out.println("Claude's reply (raw, " + run.model() + ")");
            out.println(run.reply().strip().indent(2).stripTrailing());
            out.println();
        }
        run.output()
                .ifPresent(
                        output -> {
                            verdict("Output gate", output, out);
                            judge(output, run.provider(), out);
                        });
        out.printf("%-12s %s (%s)%n", "Outcome", run.outcomeWords(), run.outcome().code());
        if (!run.notes().isEmpty()) {
            out.printf("%-12s %s%n", "Notes", run.notes());
        }
        if (run.exposure().isPresent()) {
            out.printf("%-12s %s%n", "", run.causeOfTakingBack());
        }
        out.printf(
                "%-12s input %s, model %s, output %s; %,d + %,d tokens; %s%n",
                "Cost",
                millis(run.input().total()),
                millis(run.modelTime()),
                millis(run.output().map(Assessment::total).orElse(Duration.ZERO)),
                run.answered().usage().prompt(),
                run.answered().usage().output(),
                money(run.cost(), run.provider()));
    }

    // What asking Claude as a judge took, in its layer's own line.
    private static void judge(Assessment assessment, Provider provider, PrintWriter out) {
        assessment
                .asked()
                .ifPresent(
                        asked ->
                                out.printf(
                                        "%-12s   Claude judge %s: %s; %,d + %,d tokens; %s%n",
                                        "",
                                        asked.model(),
                                        millis(asked.time()),
                                        asked.usage().prompt(),
                                        asked.usage().output(),
                                        money(asked.cost(), provider)));
    }

    private static String money(Cost cost, Provider provider) {
        return (provider == Provider.SIMULATED ? "simulated, would cost " : "") + cost.words();
    }

    private static void verdict(String gate, Assessment assessment, PrintWriter out) {
        switch (assessment.verdict()) {
            case Verdict.Unjudged(String reason) ->
                    out.printf("%-12s UNJUDGED: %s%n", gate, reason);
            case Verdict.Judged judged -> {
                out.printf(
                        Locale.ROOT,
                        "%-12s %s %.2f%n",
                        gate,
                        judged.decision(),
                        judged.scores().highest());
                Set<String> reasons = new LinkedHashSet<>();
                for (Finding finding : judged.findings()) {
                    String context = Explanation.context(finding);
                    reasons.add(
                            finding.category()
                                    + "  "
                                    + finding.rule()
                                    + ": "
                                    + finding.why()
                                    + (context.isEmpty() ? "" : " (" + context + ")"));
                }
                reasons.forEach(reason -> out.printf("%-12s   %s%n", "", reason));
            }
        }
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.evaluation.SetQuality;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.stats.Confusion;
import dev.policyplayground.stats.Proportion;
import dev.policyplayground.stats.Proportion.Bounds;
import dev.policyplayground.stats.Ranking;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Prints what `evaluate` found as a table. Stateless but for where it prints.
///
/// @param out where to
record QualityTable(PrintWriter out) {
    void print(PolicyPack pack, String layer, List<SetQuality> sets, boolean byCategory) {
        out.printf(
                Locale.ROOT,
                "%s, policy hash %s, %s gate; %s, %d processors, Java %s%n",
                pack.title(),
                pack.hash().substring(0, 12),
                layer,
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        row("set", "n", "F1", "recall", "false positives", "best", "at", "AUC", "p50 µs", "p99 µs");
        sets.forEach(set -> row(set, byCategory));
        if (sets.size() > 1) {
            row(SetQuality.together("all together", sets), false);
        }
    }

    private void row(SetQuality set, boolean byCategory) {
        Confusion confusion = set.confusion();
        Optional<Ranking.Best> best = set.bestThreshold();
        row(
                set.name(),
                String.format(Locale.ROOT, "%,d", set.judgements().size()),
                number(confusion.f1(), "%.3f"),
                share(confusion.recall()),
                share(confusion.falsePositiveRate()),
                best.map(b -> String.format(Locale.ROOT, "%.3f", b.f1())).orElse("-"),
                best.map(b -> String.format(Locale.ROOT, "%.2f", b.threshold())).orElse("-"),
                number(set.auc(), "%.3f"),
                String.format(Locale.ROOT, "%,.0f", set.micros(0.5)),
                String.format(Locale.ROOT, "%,.0f", set.micros(0.99)));
        if (set.unjudged() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %,d could not be judged; they count as flagged%n",
                    set.unjudged());
        }
        if (byCategory) {
            set.byKind().forEach((kind, part) -> row(part.named("  " + kind), false));
        }
    }

    private void row(String... cells) {
        out.printf(
                Locale.ROOT, "%-30s %7s %6s  %-19s %-19s %6s %6s %6s %9s %9s%n", (Object[]) cells);
    }

    private static String number(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    private static String share(Proportion proportion) {
        if (proportion.of() == 0) {
            return "-";
        }
        Bounds bounds = proportion.wilson();
        return String.format(
                Locale.ROOT,
                "%5.1f %% [%.1f, %.1f]",
                100 * proportion.share().orElse(0),
                100 * bounds.low(),
                100 * bounds.high());
    }
}

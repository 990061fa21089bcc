package dev.policyplayground.moderation.data;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.data.DataScan.Hit;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.policy.SensitiveDataRule;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Gathers what was found in the texts of one side. The rules of a category combine by noisy-or, as
/// those of [dev.policyplayground.moderation.rules.RuleJudge] do, and evidence in the context alone
/// counts half. One instance serves one exchange or reply; not thread-safe.
final class DataWatch {
    private static final int MAX_FINDINGS_PER_RULE = 20;
    private static final double CONTEXT_SHARE = 0.5;

    private final DataScan scan;
    private final Layer side;
    private final Map<SensitiveDataRule, Fired> fired = new LinkedHashMap<>();
    private Evidence evidence = Evidence.NONE;
    private boolean changed;

    DataWatch(DataScan scan, Layer side) {
        this.scan = scan;
        this.side = side;
    }

    /// What a rule found so far, and whether any of it counts in full.
    private static final class Fired {
        final List<Hits> found = new ArrayList<>();
        boolean full;
    }

    private record Hits(int turn, Span span, double worth) {}

    /// Looks at `part` of `text`.
    ///
    /// @param turn as in [Finding]
    /// @param full the categories whose evidence counts in full there; all of them in focus
    void look(CharSequence text, Span part, int turn, Set<String> full) {
        for (Hit hit : scan.find(text, part)) {
            if (hit.rule().layer().covers(side) && !hit.match().isCutShort()) {
                boolean counts = turn == Finding.FOCUS || full.contains(hit.rule().category());
                add(hit.rule(), turn, hit.match().span(), counts);
            }
        }
    }

    private void add(SensitiveDataRule rule, int turn, Span span, boolean counts) {
        Fired now = fired.computeIfAbsent(rule, _ -> new Fired());
        // Found again from a later sentence: the longer one says more.
        boolean known =
                now.found.stream()
                        .anyMatch(
                                h ->
                                        h.turn == turn
                                                && h.span.overlaps(span)
                                                && h.span.length() >= span.length());
        if (known && (now.full || !counts)) {
            return;
        }
        now.full |= counts;
        now.found.removeIf(h -> h.turn == turn && h.span.overlaps(span));
        if (now.found.size() < MAX_FINDINGS_PER_RULE) {
            double worth = now.full ? rule.weight() : rule.weight() * CONTEXT_SHARE;
            now.found.add(new Hits(turn, span, worth));
        }
        changed = true;
    }

    Evidence evidence() {
        if (changed) {
            evidence = new Evidence(scores(), findings());
            changed = false;
        }
        return evidence;
    }

    private Scores scores() {
        TreeMap<String, Double> unharmed = new TreeMap<>();
        fired.forEach(
                (rule, now) -> {
                    double worth = now.full ? rule.weight() : rule.weight() * CONTEXT_SHARE;
                    unharmed.merge(rule.category(), 1 - worth, (a, b) -> a * b);
                });
        // Four digits, as the rules have them.
        unharmed.replaceAll((_, rest) -> Math.round((1 - rest) * 10_000) / 10_000.0);
        return new Scores(unharmed);
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        fired.forEach((rule, now) -> now.found.forEach(h -> all.add(finding(rule, h))));
        all.sort(
                Comparator.comparingInt(Finding::turn)
                        .thenComparingInt(f -> f.span().start())
                        .thenComparing(Finding::rule));
        return all;
    }

    // What was found is said by its kind: the number itself stands in no finding.
    private Finding finding(SensitiveDataRule rule, Hits hit) {
        return new Finding(
                rule.id(),
                SensitiveDataJudge.ID,
                rule.category(),
                hit.worth,
                side,
                hit.turn,
                hit.span,
                "\u2022".repeat(hit.span.length()),
                rule.why());
    }
}

package dev.policyplayground.moderation.rules;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.rules.ContextScan.Hit;
import dev.policyplayground.moderation.rules.ContextScan.Worth;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.policy.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rules that have fired on a text, and what they come to: a rule that fired stays fired, at
/// the most that it was worth anywhere; the rules of a category combine by noisy-or, `1 - Π(1 -
/// weight)`. Not thread-safe.
final class FiredRules {
    private static final int MOST_FINDINGS = 20;

    private final List<Rule> rules;
    private final Layer side;
    private final Map<Integer, Fired> fired = new LinkedHashMap<>();
    private Evidence evidence = Evidence.NONE;
    private boolean changed;

    FiredRules(List<Rule> rules, Layer side) {
        this.rules = rules;
        this.side = side;
    }

    private static final class Fired {
        final List<Finding> findings = new ArrayList<>();
        double worth;
    }

    void fire(int index, List<Hit> hits, Worth worth) {
        Rule rule = rules.get(index);
        Fired now = fired.computeIfAbsent(index, _ -> new Fired());
        now.worth = Math.max(now.worth, worth.weight());
        for (Hit hit : hits) {
            boolean known =
                    now.findings.stream()
                            .anyMatch(f -> f.turn() == hit.turn() && f.span().equals(hit.span()));
            if (now.findings.size() < MOST_FINDINGS && !known) {
                now.findings.add(
                        new Finding(
                                rule.id(),
                                RuleJudge.ID,
                                rule.category(),
                                round(worth.weight()),
                                side,
                                hit.turn(),
                                hit.span(),
                                hit.matched(),
                                rule.why(),
                                worth.context()));
            }
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
                (index, now) ->
                        unharmed.merge(
                                rules.get(index).category(), 1 - now.worth, (a, b) -> a * b));
        TreeMap<String, Double> scores = new TreeMap<>();
        unharmed.forEach((category, rest) -> scores.put(category, round(1 - rest)));
        return new Scores(scores);
    }

    // Four digits: enough for any threshold, and the same sum whatever the order it was added in.
    private static double round(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        fired.values().forEach(f -> all.addAll(f.findings));
        // The turn in focus first, then the context from the oldest turn on.
        all.sort(
                Comparator.comparingInt(Finding::turn)
                        .thenComparingInt(f -> f.span().start())
                        .thenComparing(Finding::rule));
        return all;
    }
}

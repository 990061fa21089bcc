package dev.policyplayground.moderation.rules;

import com.google.re2j.Matcher;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows one text through the rules, sentence by sentence. A rule that fired stays fired; the
/// rules of a category combine by noisy-or, `1 - Π(1 - weight)`. One instance serves one text; not
/// thread-safe.
final class RuleScan {
    private static final int MAX_FINDINGS_PER_RULE = 20;

    private final CompiledRules compiled;
    private final Layer side;
    private final Set<String> flagged;
    private final Map<Integer, List<Finding>> fired = new LinkedHashMap<>();
    private boolean refused;
    private Evidence evidence = Evidence.NONE;
    private boolean changed = true;

    /// @param flagged the categories in which the prompt was flagged, when the text is a reply
    RuleScan(CompiledRules compiled, Layer side, Set<String> flagged) {
        this.compiled = compiled;
        this.side = side;
        this.flagged = flagged;
    }

    /// What stands in one sentence for one rule: the hits by wording and group, and whether it is
    /// off.
    private static final class Tally {
        final Map<Integer, Map<Integer, List<Span>>> wordings = new TreeMap<>();
        boolean off;

        void hit(int wording, int group, Span span) {
            wordings.computeIfAbsent(wording, _ -> new TreeMap<>())
                    .computeIfAbsent(group, _ -> new ArrayList<>())
                    .add(span);
        }

        /// The hits of the first wording that is complete, by group.
        Optional<Collection<List<Span>>> complete(Rule rule) {
            return wordings.entrySet().stream()
                    .filter(e -> e.getValue().size() == rule.wordings().get(e.getKey()).size())
                    .findFirst()
                    .map(e -> e.getValue().values());
        }
    }

    void sentence(CharSequence text, Span sentence) {
        NormalizedText normal = TextNormalizer.normalize(text, sentence);
        Map<Integer, Tally> tallies = new HashMap<>();
        compiled.automaton.scan(
                normal.text(),
                (phrase, start, end) -> {
                    if (phrase >= compiled.refusalsFrom) {
                        refused = true;
                        return;
                    }
                    for (CompiledRules.Use use : compiled.usesOfPhrase.get(phrase)) {
                        Tally tally = tallies.computeIfAbsent(use.rule(), _ -> new Tally());
                        if (use.wording() == CompiledRules.Use.UNLESS) {
                            tally.off = true;
                        } else {
                            tally.hit(use.wording(), use.group(), new Span(start, end));
                        }
                    }
                });
        tallies.forEach((rule, tally) -> byPhrases(rule, tally, normal));
        for (int rule = 0; rule < compiled.patterns.size(); rule++) {
            byPattern(rule, tallies.get(rule), normal);
        }
    }

    private void byPhrases(int number, Tally tally, NormalizedText normal) {
        Rule rule = compiled.rules.get(number);
        if (rule.regex().isEmpty() && !tally.off && applies(rule)) {
            tally.complete(rule)
                    .ifPresent(
                            groups -> groups.forEach(g -> fire(number, longestApart(g), normal)));
        }
    }

    private void byPattern(int number, @Nullable Tally tally, NormalizedText normal) {
        Rule rule = compiled.rules.get(number);
        boolean worded =
                rule.wordings().isEmpty() || (tally != null && tally.complete(rule).isPresent());
        boolean off = tally != null && tally.off;
        if (rule.regex().isEmpty() || !worded || off || !applies(rule)) {
            return;
        }
        Matcher matcher = compiled.patterns.get(number).orElseThrow().matcher(normal.text());
        List<Span> spans = new ArrayList<>();
        while (spans.size() < MAX_FINDINGS_PER_RULE && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        if (!spans.isEmpty()) {
            fire(number, spans, normal);
        }
    }

    private boolean applies(Rule rule) {
        return !(rule.afterFlagged() && !flagged.contains(rule.category()))
                && !(rule.unlessRefused() && refused);
    }

    // Of hits that overlap ("hack", "hack into"), the longest says most.
    private static List<Span> longestApart(List<Span> spans) {
        List<Span> kept = new ArrayList<>();
        List<Span> byLength = new ArrayList<>(spans);
        byLength.sort(
                (a, b) ->
                        a.length() != b.length() ? b.length() - a.length() : a.start() - b.start());
        for (Span span : byLength) {
            if (kept.size() < MAX_FINDINGS_PER_RULE && kept.stream().noneMatch(span::overlaps)) {
                kept.add(span);
            }
        }
        kept.sort((a, b) -> a.start() - b.start());
        return kept;
    }

    private void fire(int number, List<Span> spans, NormalizedText normal) {
        Rule rule = compiled.rules.get(number);
        List<Finding> findings = fired.computeIfAbsent(number, _ -> new ArrayList<>());
        for (Span span : spans) {
            if (findings.size() < MAX_FINDINGS_PER_RULE) {
                findings.add(
                        new Finding(
                                rule.id(),
                                RuleJudge.ID,
                                rule.category(),
                                rule.weight(),
                                side,
                                normal.original(span.start(), span.end()),
                                span.in(normal.text()),
                                rule.why()));
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
        for (int number : fired.keySet()) {
            Rule rule = compiled.rules.get(number);
            unharmed.merge(rule.category(), 1 - rule.weight(), (a, b) -> a * b);
        }
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
        Set<Finding> seen = new HashSet<>();
        fired.values().forEach(list -> list.stream().filter(seen::add).forEach(all::add));
        all.sort(
                (a, b) ->
                        a.span().start() != b.span().start()
                                ? Integer.compare(a.span().start(), b.span().start())
                                : a.rule().compareTo(b.rule()));
        return all;
    }
}

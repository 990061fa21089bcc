package dev.policyplayground.moderation.rules;

import com.google.re2j.Matcher;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.rules.CompiledRules.Slot;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Follows one text through the rules, sentence by sentence. A rule that fired stays fired; the
/// rules of a category combine by noisy-or, `1 - Π(1 - weight)`. One instance serves one text; not
/// thread-safe.
final class RuleScan {
    private static final int MAX_FINDINGS_PER_RULE = 20;
    // How many sentences back "nearby" reaches.
    private static final int NEARBY = 2;
    // What evidence is worth that stands in the context alone: an earlier turn was judged when it
    // was the one in
    // focus, and must not flag every turn after it by itself.
    private static final double CONTEXT_SHARE = 0.5;

    private final CompiledRules compiled;
    private final Layer side;
    private final Set<String> flagged;
    private final Map<Integer, Fired> fired = new LinkedHashMap<>();
    private final Deque<SentenceHits> recent = new ArrayDeque<>();
    // The sentence in which each slot was last seen, and in which each wording was last touched.
    private final int[] lastSeen;
    private final int[] touchedAt;
    private int number;
    private int turn = Finding.FOCUS;
    private Set<String> fullHere = Set.of();
    private boolean refused;
    private Evidence evidence = Evidence.NONE;
    private boolean changed = true;

    /// @param flagged the categories in which the prompt was flagged, when the text is a reply
    RuleScan(CompiledRules compiled, Layer side, Set<String> flagged) {
        this.compiled = compiled;
        this.side = side;
        this.flagged = flagged;
        this.lastSeen = new int[compiled.slots.size()];
        this.touchedAt = new int[compiled.wordings.size()];
        Arrays.fill(lastSeen, -NEARBY - 1);
    }

    /// One phrase that was found: where it stands in the text as written, and how the judge read
    /// it.
    private record Hit(int turn, Span span, String matched) {}

    /// What a rule that fired is worth so far: all of its weight, or half of it while its evidence
    /// stands in the context alone.
    private static final class Fired {
        final List<Finding> findings = new ArrayList<>();
        boolean full;
    }

    /// Says that the sentences to come stand in the context: in an earlier turn.
    ///
    /// @param index which one
    /// @param fullCategories the categories in which evidence counts in full there
    void inContext(int index, Set<String> fullCategories) {
        turn = index;
        fullHere = fullCategories;
    }

    /// Says that the sentences to come stand in the turn in focus.
    void inFocus() {
        turn = Finding.FOCUS;
    }

    void sentence(CharSequence text, Span sentence) {
        NormalizedText normal = TextNormalizer.normalize(text, sentence);
        number++;
        SentenceHits hits = new SentenceHits(number, turn, normal);
        BitSet touched = new BitSet();
        compiled.automaton.scan(
                normal.text(),
                (phrase, start, end) -> {
                    if (phrase >= compiled.refusalsFrom) {
                        refused = true;
                        return;
                    }
                    hits.add(phrase, start, end);
                    for (int slot : compiled.slotsOfPhrase[phrase]) {
                        lastSeen[slot] = number;
                        int wording = compiled.slots.get(slot).wording();
                        if (wording != Slot.UNLESS && touchedAt[wording] != number) {
                            touchedAt[wording] = number;
                            touched.set(wording);
                        }
                    }
                });
        remember(hits);
        BitSet worded = new BitSet();
        touched.stream()
                .filter(this::holds)
                .forEach(wording -> worded.set(compiled.wordings.get(wording).rule()));
        worded.stream().forEach(this::byPhrases);
        for (int rule : compiled.patternRules) {
            byPattern(rule, worded.get(rule), normal);
        }
    }

    private void remember(SentenceHits hits) {
        recent.addLast(hits);
        if (recent.size() > NEARBY + 1) {
            recent.removeFirst();
        }
    }

    private boolean holds(int wording) {
        CompiledRules.Wording w = compiled.wordings.get(wording);
        int since = since(compiled.rules.get(w.rule()));
        for (int slot = w.firstSlot(); slot < w.firstSlot() + w.slots(); slot++) {
            if (lastSeen[slot] < since) {
                return false;
            }
        }
        return true;
    }

    private int since(Rule rule) {
        return number - (rule.nearby() ? NEARBY : 0);
    }

    private boolean isOff(int index) {
        return lastSeen[compiled.unlessSlot[index]] >= since(compiled.rules.get(index));
    }

    private void byPhrases(int index) {
        Rule rule = compiled.rules.get(index);
        if (rule.regex().isEmpty() && !isOff(index) && applies(rule)) {
            fire(index, longestApart(hitsOf(index)));
        }
    }

    /// All hits of all wordings of the rule that hold.
    private List<Hit> hitsOf(int index) {
        int since = since(compiled.rules.get(index));
        List<Hit> hits = new ArrayList<>();
        for (SentenceHits sentence : recent) {
            if (sentence.number() >= since) {
                sentence.forEach(
                        (phrase, start, end) -> {
                            if (speaksFor(phrase, index)) {
                                hits.add(
                                        new Hit(
                                                sentence.turn(),
                                                sentence.normal().original(start, end),
                                                sentence.normal().text().substring(start, end)));
                            }
                        });
            }
        }
        return hits;
    }

    private boolean speaksFor(int phrase, int index) {
        for (int slot : compiled.slotsOfPhrase[phrase]) {
            CompiledRules.Slot s = compiled.slots.get(slot);
            if (s.rule() == index && s.wording() != Slot.UNLESS && holds(s.wording())) {
                return true;
            }
        }
        return false;
    }

    private void byPattern(int index, boolean worded, NormalizedText normal) {
        Rule rule = compiled.rules.get(index);
        if (!(worded || rule.wordings().isEmpty()) || isOff(index) || !applies(rule)) {
            return;
        }
        Matcher matcher = compiled.patterns.get(index).orElseThrow().matcher(normal.text());
        List<Hit> hits = new ArrayList<>();
        while (hits.size() < MAX_FINDINGS_PER_RULE && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                hits.add(
                        new Hit(
                                turn,
                                normal.original(matcher.start(), matcher.end()),
                                matcher.group()));
            }
        }
        if (!hits.isEmpty()) {
            fire(index, hits);
        }
    }

    private boolean applies(Rule rule) {
        return !(rule.afterFlagged() && !flagged.contains(rule.category()))
                && !(rule.unlessRefused() && refused);
    }

    // Of hits that overlap ("hack", "hack into"), the longest says most.
    private static List<Hit> longestApart(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>();
        List<Hit> byLength = new ArrayList<>(hits);
        byLength.sort(
                Comparator.comparingInt((Hit h) -> -h.span.length())
                        .thenComparingInt(h -> h.span.start()));
        for (Hit hit : byLength) {
            if (kept.size() < MAX_FINDINGS_PER_RULE
                    && kept.stream()
                            .noneMatch(k -> k.turn == hit.turn && k.span.overlaps(hit.span))) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(h -> h.span.start()));
        return kept;
    }

    private void fire(int index, List<Hit> hits) {
        Rule rule = compiled.rules.get(index);
        Fired now = fired.computeIfAbsent(index, _ -> new Fired());
        now.full |= turn == Finding.FOCUS || fullHere.contains(rule.category());
        for (Hit hit : hits) {
            Finding finding =
                    new Finding(
                            rule.id(),
                            RuleJudge.ID,
                            rule.category(),
                            worth(rule, now),
                            side,
                            hit.turn,
                            hit.span,
                            hit.matched,
                            rule.why());
            boolean known =
                    now.findings.stream()
                            .anyMatch(f -> f.turn() == hit.turn && f.span().equals(hit.span));
            if (now.findings.size() < MAX_FINDINGS_PER_RULE && !known) {
                now.findings.add(finding);
            }
        }
        changed = true;
    }

    private static double worth(Rule rule, Fired now) {
        return now.full ? rule.weight() : rule.weight() * CONTEXT_SHARE;
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
                (index, now) -> {
                    Rule rule = compiled.rules.get(index);
                    unharmed.merge(rule.category(), 1 - worth(rule, now), (a, b) -> a * b);
                });
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

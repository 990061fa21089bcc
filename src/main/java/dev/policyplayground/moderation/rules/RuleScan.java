package dev.policyplayground.moderation.rules;

import com.google.re2j.Matcher;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.rules.ContextScan.Hit;
import dev.policyplayground.moderation.rules.ContextScan.Worth;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Rule;
import dev.policyplayground.text.Deobfuscator;
import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Reading;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows one text through the rules, sentence by sentence. One instance serves one text; not
/// thread-safe.
final class RuleScan {
    private static final int MOST_HITS = 20;
    // How many sentences back "nearby" reaches.
    private static final int NEARBY = 2;
    // What evidence is worth that stands in the context alone: an earlier turn was judged when it
    // was the one in focus, and must not flag every turn after it by itself.
    private static final double CONTEXT_SHARE = 0.5;
    // What is worth less is nothing: the score has four digits.
    private static final double LEAST_WORTH = 0.0001;

    private final CompiledRules compiled;
    private final Set<String> flagged;
    private final Optional<RuleMeter> meter;
    private final FiredRules fired;
    private final Deque<SentenceHits> recent = new ArrayDeque<>();
    // The sentence in which each group was last seen.
    private final int[] lastSeen;
    private int number;
    private int turn = Finding.FOCUS;
    private Set<String> fullHere = Set.of();
    private boolean refused;

    /// @param flagged the categories in which the prompt was flagged, when the text is a reply
    /// @param meter counts what each rule costs, where somebody asks
    RuleScan(CompiledRules compiled, Layer side, Set<String> flagged, Optional<RuleMeter> meter) {
        this.compiled = compiled;
        this.flagged = flagged;
        this.meter = meter;
        this.fired = new FiredRules(compiled.rules, side);
        this.lastSeen = new int[compiled.groups];
        Arrays.fill(lastSeen, -NEARBY - 1);
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

    Evidence evidence() {
        return fired.evidence();
    }

    void sentence(CharSequence text, Span sentence) {
        number++;
        SentenceHits hits = scanned(text, sentence);
        BitSet wordings = new BitSet();
        BitSet expressions = new BitSet();
        hits.forEach((phrase, _, _, _) -> note(phrase, hits, wordings, expressions));
        remember(hits);
        BitSet worded = new BitSet();
        wordings.stream()
                .filter(this::holds)
                .forEach(wording -> worded.set(compiled.ruleOfWording[wording]));
        worded.stream()
                .filter(rule -> compiled.patterns.get(rule).isEmpty())
                .forEach(rule -> metered(rule, () -> byPhrases(rule)));
        for (int rule : compiled.ungated) {
            expressions.set(rule);
        }
        expressions.stream()
                .forEach(rule -> metered(rule, () -> byPattern(rule, worded.get(rule), hits)));
    }

    private SentenceHits scanned(CharSequence text, Span sentence) {
        NormalizedText plain = TextNormalizer.normalize(text, sentence);
        List<Reading> readings = Deobfuscator.read(text, sentence);
        SentenceHits hits = new SentenceHits(number, turn, text, sentence, plain, readings);
        compiled.automaton.scan(
                plain.text(),
                (phrase, start, end) -> hits.add(phrase, 0, start, end, compiled.phrases));
        for (int i = 0; i < readings.size(); i++) {
            int reading = i + 1;
            compiled.automaton.scan(
                    readings.get(i).text().text(),
                    readings.get(i).joined(),
                    (phrase, start, end) ->
                            hits.add(phrase, reading, start, end, compiled.phrases));
        }
        if (compiled.knowsHarmless) {
            hits.dropWithin(compiled.harmless);
        }
        return hits;
    }

    private void note(int phrase, SentenceHits hits, BitSet wordings, BitSet expressions) {
        refused |= compiled.refusal[phrase];
        for (int signal : compiled.signalsOfPhrase[phrase]) {
            hits.setSignal(signal);
        }
        for (int rule : compiled.patternsOfPhrase[phrase]) {
            expressions.set(rule);
        }
        for (int group : compiled.groupsOfPhrase[phrase]) {
            if (lastSeen[group] != number) {
                lastSeen[group] = number;
                for (int wording : compiled.wordingsOfGroup[group]) {
                    wordings.set(wording);
                }
            }
        }
    }

    private void remember(SentenceHits hits) {
        recent.addLast(hits);
        if (recent.size() > NEARBY + 1) {
            recent.removeFirst();
        }
    }

    private boolean holds(int wording) {
        int since = since(compiled.rules.get(compiled.ruleOfWording[wording]));
        for (int group : compiled.groupsOfWording[wording]) {
            if (lastSeen[group] < since) {
                return false;
            }
        }
        return true;
    }

    private int since(Rule rule) {
        return number - (rule.nearby() ? NEARBY : 0);
    }

    private boolean isOff(int index) {
        int unless = compiled.unlessOfRule[index];
        return unless != CompiledRules.NO_GROUP
                && lastSeen[unless] >= since(compiled.rules.get(index));
    }

    private void metered(int rule, BooleanWork work) {
        if (meter.isEmpty()) {
            work.run();
            return;
        }
        long start = System.nanoTime();
        boolean hit = work.run();
        meter.get().note(rule, System.nanoTime() - start, hit);
    }

    /// Work that says whether the rule fired.
    @FunctionalInterface
    private interface BooleanWork {
        boolean run();
    }

    private boolean byPhrases(int index) {
        return !isOff(index)
                && applies(compiled.rules.get(index))
                && fire(index, longestApart(hitsOf(index)));
    }

    /// All hits of all wordings of the rule that hold.
    private List<Hit> hitsOf(int index) {
        int since = since(compiled.rules.get(index));
        BitSet groups = new BitSet(compiled.groups);
        for (int wording : compiled.wordingsOfRule[index]) {
            if (holds(wording)) {
                for (int group : compiled.groupsOfWording[wording]) {
                    groups.set(group);
                }
            }
        }
        List<Hit> hits = new ArrayList<>();
        for (SentenceHits sentence : recent) {
            if (sentence.number() >= since) {
                sentence.forEach(
                        (phrase, reading, start, end) -> {
                            if (isIn(groups, phrase)) {
                                hits.add(hit(sentence, reading, start, end));
                            }
                        });
            }
        }
        return hits;
    }

    private static Hit hit(SentenceHits sentence, int reading, int start, int end) {
        NormalizedText text = sentence.text(reading);
        return new Hit(
                sentence.number(),
                sentence.turn(),
                text.original(start, end),
                text.text().substring(start, end));
    }

    private boolean isIn(BitSet groups, int phrase) {
        for (int group : compiled.groupsOfPhrase[phrase]) {
            if (groups.get(group)) {
                return true;
            }
        }
        return false;
    }

    private boolean byPattern(int index, boolean worded, SentenceHits sentence) {
        Rule rule = compiled.rules.get(index);
        if (!(worded || rule.wordings().isEmpty()) || isOff(index) || !applies(rule)) {
            return false;
        }
        List<Hit> hits = new ArrayList<>();
        for (int reading = 0; reading < sentence.readings(); reading++) {
            String text = sentence.text(reading).text();
            Matcher matcher = compiled.patterns.get(index).orElseThrow().matcher(text);
            while (hits.size() < MOST_HITS && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    hits.add(hit(sentence, reading, matcher.start(), matcher.end()));
                }
            }
        }
        return !hits.isEmpty() && fire(index, hits);
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
                Comparator.comparingInt((Hit h) -> -h.span().length())
                        .thenComparingInt(h -> h.span().start()));
        for (Hit hit : byLength) {
            if (kept.size() < MOST_HITS
                    && kept.stream()
                            .noneMatch(
                                    k -> k.turn() == hit.turn() && k.span().overlaps(hit.span()))) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(h -> h.span().start()));
        return kept;
    }

    private boolean fire(int index, List<Hit> hits) {
        Rule rule = compiled.rules.get(index);
        boolean isFull = turn == Finding.FOCUS || fullHere.contains(rule.category());
        double weight = isFull ? rule.weight() : rule.weight() * CONTEXT_SHARE;
        Worth worth = new ContextScan(compiled, List.copyOf(recent)).of(index, weight, hits);
        if (worth.weight() < LEAST_WORTH) {
            return false;
        }
        fired.fire(index, hits, worth);
        return true;
    }
}

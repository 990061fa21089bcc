package dev.policyplayground.moderation.rules;

import dev.policyplayground.moderation.ContextHit;
import dev.policyplayground.policy.ContextSignal;
import dev.policyplayground.policy.ContextSignal.Place;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks around the hits of a rule for what changes their worth. Not thread-safe.
///
/// @param recent the sentence in which the rule fired, last, and the ones before it
record ContextScan(CompiledRules compiled, List<SentenceHits> recent) {

    /// One phrase that was found: where it stands in the text as written, and how the judge read
    /// it.
    record Hit(int sentence, int turn, Span span, String matched) {}

    /// What a rule is worth around its hits, and why.
    record Worth(double weight, List<ContextHit> context) {}

    Worth of(int rule, double weight, List<Hit> hits) {
        int[] heeded = compiled.signalsOfRule[rule];
        if (heeded.length == 0) {
            return new Worth(weight, List.of());
        }
        double worth = weight;
        List<ContextHit> context = new ArrayList<>();
        for (int signal : heeded) {
            ContextSignal each = compiled.signals.get(signal);
            Optional<ContextHit> found =
                    each.place() == Place.QUOTED ? quoted(each, hits) : worded(signal, each, hits);
            if (found.isPresent()) {
                worth = each.applyTo(worth);
                context.add(found.get());
            }
        }
        return new Worth(worth, context);
    }

    private Optional<ContextHit> quoted(ContextSignal signal, List<Hit> hits) {
        boolean all =
                hits.stream()
                        .allMatch(
                                hit ->
                                        recent.stream()
                                                .filter(s -> s.number() == hit.sentence())
                                                .anyMatch(s -> s.isQuoted(hit.span())));
        return all
                ? Optional.of(
                        found(signal, hits.getFirst().turn(), hits.getFirst().span(), "\" \""))
                : Optional.empty();
    }

    private Optional<ContextHit> worded(int signal, ContextSignal each, List<Hit> hits) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            SentenceHits sentence = recent.get(i);
            if (!sentence.hasSignal(signal)) {
                continue;
            }
            List<ContextHit> found = new ArrayList<>(1);
            sentence.forEach(
                    (phrase, reading, start, end) -> {
                        if (found.isEmpty() && speaks(phrase, signal)) {
                            Span span = sentence.text(reading).original(start, end);
                            if (stands(each, sentence, span, hits)) {
                                String words = sentence.text(reading).text().substring(start, end);
                                found.add(found(each, sentence.turn(), span, words));
                            }
                        }
                    });
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    private boolean speaks(int phrase, int signal) {
        for (int each : compiled.signalsOfPhrase[phrase]) {
            if (each == signal) {
                return true;
            }
        }
        return false;
    }

    // A word that is evidence itself is no context.
    private static boolean stands(
            ContextSignal signal, SentenceHits sentence, Span span, List<Hit> hits) {
        List<Hit> beside = hits.stream().filter(h -> h.sentence() == sentence.number()).toList();
        if (beside.stream().anyMatch(h -> h.span().overlaps(span))) {
            return false;
        }
        return switch (signal.place()) {
            case SENTENCE -> !beside.isEmpty();
            case NEARBY -> true;
            case BEFORE ->
                    beside.stream()
                            .anyMatch(
                                    h -> isWithin(signal, sentence, span.end(), h.span().start()));
            case AFTER ->
                    beside.stream()
                            .anyMatch(
                                    h -> isWithin(signal, sentence, h.span().end(), span.start()));
            case QUOTED -> false;
        };
    }

    private static boolean isWithin(ContextSignal signal, SentenceHits sentence, int from, int to) {
        return from <= to && sentence.wordsBetween(from, to) < signal.words();
    }

    private static ContextHit found(ContextSignal signal, int turn, Span span, String words) {
        return new ContextHit(
                signal.id(), signal.raises(), signal.factor(), turn, span, words, signal.why());
    }
}

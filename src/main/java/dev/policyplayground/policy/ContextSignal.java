package dev.policyplayground.policy;

import java.util.List;
import java.util.Set;

/// Words around a hit that change what it is worth: a negation, a definition, prevention, a
/// pretext, a request for steps. Immutable.
///
/// @param id unique in the pack
/// @param raises true when the hit is worth more with it, `1 - (1 - weight) × factor`; else it is
///   worth less, `weight × factor`
/// @param factor from 0 to 1; the smaller, the stronger
/// @param phrases one of which must stand there; empty only for [Place#QUOTED]
/// @param place where, as seen from a hit of the rule
/// @param words for [Place#BEFORE] and [Place#AFTER]: at most so many words away
/// @param categories ids of the categories whose rules heed it; empty for all
/// @param layer the gates it works in
/// @param why a few words for a person, which complete "lowered by" or "raised by"
public record ContextSignal(
        String id,
        boolean raises,
        double factor,
        List<String> phrases,
        Place place,
        int words,
        Set<String> categories,
        Layer layer,
        String why) {

    /// Where a signal must stand.
    public enum Place {
        /// In the sentence of the hit.
        SENTENCE,
        /// In the sentence of the hit, or in the two before it.
        NEARBY,
        /// In the sentence, in front of the hit.
        BEFORE,
        /// In the sentence, behind the hit.
        AFTER,
        /// The hit itself stands in quotation marks.
        QUOTED
    }

    public ContextSignal {
        phrases = List.copyOf(phrases);
        categories = Set.copyOf(categories);
    }

    /// The same signal for other categories.
    ContextSignal in(Set<String> others) {
        return new ContextSignal(id, raises, factor, phrases, place, words, others, layer, why);
    }

    /// What a rule of this weight is worth with the signal.
    public double applyTo(double weight) {
        return raises ? 1 - (1 - weight) * factor : weight * factor;
    }

    /// True when rules of this category in this gate heed it.
    public boolean concerns(String category, Layer gate) {
        return layer.covers(gate) && (categories.isEmpty() || categories.contains(category));
    }
}

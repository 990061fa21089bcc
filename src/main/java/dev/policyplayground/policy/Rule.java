package dev.policyplayground.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One rule of a pack. It looks at one sentence at a time, so that a text gives the same verdict
/// wherever a stream was cut, and at a cost that a sentence bounds. Immutable.
///
/// @param id unique in the pack
/// @param category the id of the category it scores
/// @param layer the gates it works in
/// @param weight from 0 to 1; the rules of a category that fired combine by noisy-or
/// @param wordings one of them must hold: a wording is one group of phrases or more, each in the
///   sentence
/// @param regex an RE2 expression that must stand in the sentence
/// @param nearby true when the groups of a wording may stand up to two sentences apart
/// @param unless phrases that turn the rule off where they stand
/// @param afterFlagged fires on a reply only if the prompt was flagged in this rule's category
/// @param unlessRefused stays silent once the reply has refused
/// @param ignores the ids of the context signals that leave it alone; [#ALL_CONTEXT] for all
/// @param why one sentence for a person
/// @param line where the rule stands in its file, from 1
/// @param source the name of that file
public record Rule(
        String id,
        String category,
        Layer layer,
        double weight,
        List<List<List<String>>> wordings,
        Optional<String> regex,
        boolean nearby,
        List<String> unless,
        boolean afterFlagged,
        boolean unlessRefused,
        Set<String> ignores,
        String why,
        int line,
        String source) {

    /// Stands for every context signal.
    public static final String ALL_CONTEXT = "all";

    public Rule {
        ignores = Set.copyOf(ignores);
        wordings = wordings.stream().map(w -> w.stream().map(List::copyOf).toList()).toList();
        unless = List.copyOf(unless);
    }

    /// The same rule in a pack that builds on its own.
    Rule taken(String newCategory, double newWeight, Set<String> newIgnores) {
        return new Rule(
                id,
                newCategory,
                layer,
                newWeight,
                wordings,
                regex,
                nearby,
                unless,
                afterFlagged,
                unlessRefused,
                newIgnores,
                why,
                line,
                source);
    }

    /// True when the signal may change what this rule is worth.
    public boolean heeds(ContextSignal signal) {
        return !ignores.contains(ALL_CONTEXT) && !ignores.contains(signal.id());
    }

    /// The same rule, wherever it stands: for comparing what rules do.
    public Rule atNoPlace() {
        return new Rule(
                id,
                category,
                layer,
                weight,
                wordings,
                regex,
                nearby,
                unless,
                afterFlagged,
                unlessRefused,
                ignores,
                why,
                0,
                "");
    }
}

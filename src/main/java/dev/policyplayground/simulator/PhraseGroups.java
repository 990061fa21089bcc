package dev.policyplayground.simulator;

import dev.policyplayground.text.PhraseAutomaton;
import java.util.List;

/// One list of phrases or more, each of which must stand in a text. Immutable, safe from any
/// thread.
record PhraseGroups(List<PhraseAutomaton> groups) {

    static PhraseGroups of(List<List<String>> groups) {
        return new PhraseGroups(groups.stream().map(PhraseAutomaton::of).toList());
    }

    /// @param normalized a text that `TextNormalizer` has been through
    boolean allIn(String normalized) {
        return groups.stream().allMatch(group -> isIn(group, normalized));
    }

    private static boolean isIn(PhraseAutomaton phrases, String normalized) {
        boolean[] found = {false};
        phrases.scan(normalized, (phrase, start, end) -> found[0] = true);
        return found[0];
    }
}

package dev.policyplayground.moderation.rules;

import dev.policyplayground.moderation.rules.PhraseBook.Uses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each list of phrases a number, the same to lists that are equal: most rules want one of
/// the same few verbs. For building only; not thread-safe.
final class PhraseGroups {
    private final PhraseBook book;
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final Uses uses = new Uses();

    PhraseGroups(PhraseBook book) {
        this.book = book;
    }

    int number(List<String> phrases) {
        Integer known = numbers.get(phrases);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(List.copyOf(phrases), number);
        book.use(phrases, number, uses);
        return number;
    }

    int size() {
        return numbers.size();
    }

    /// By phrase, the groups that it is in.
    int[][] ofPhrase(int phrases) {
        return uses.table(phrases);
    }
}

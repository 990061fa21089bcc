package dev.policyplayground.moderation.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each phrase of a pack a number, and remembers who asks for it. For building only; not
/// thread-safe.
final class PhraseBook {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> phrases = new ArrayList<>();

    /// Who asks for a phrase: by its number, what is to be told of it.
    static final class Uses {
        private final Map<Integer, List<Integer>> byPhrase = new HashMap<>();

        private void add(int phrase, int user) {
            byPhrase.computeIfAbsent(phrase, _ -> new ArrayList<>()).add(user);
        }

        /// By phrase; an empty array where nobody asks.
        int[][] table(int phrases) {
            int[][] table = new int[phrases][];
            for (int phrase = 0; phrase < phrases; phrase++) {
                table[phrase] =
                        byPhrase.getOrDefault(phrase, List.of()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray();
            }
            return table;
        }
    }

    void use(Iterable<String> wanted, int user, Uses uses) {
        for (String phrase : wanted) {
            int number =
                    numbers.computeIfAbsent(
                            phrase,
                            p -> {
                                phrases.add(p);
                                return phrases.size() - 1;
                            });
            uses.add(number, user);
        }
    }

    List<String> phrases() {
        return phrases;
    }
}

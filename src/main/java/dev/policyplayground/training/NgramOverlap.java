package dev.policyplayground.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds texts that share eight words in a row with texts of another set, which is what tells a
/// copied text from one of our own. Words are runs of letters and digits in any script; case does
/// not count. Immutable, safe from any thread.
public final class NgramOverlap {
    /// The length at which the work on language models calls a text known.
    private static final int WORDS = 8;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> known = new HashSet<>();

    /// @param texts what nothing may be copied from
    public NgramOverlap(Collection<String> texts) {
        texts.forEach(text -> known.addAll(ngrams(text)));
    }

    /// Whether the text has eight words in a row that one of the known texts has; a shorter text
    /// never does.
    public boolean shares(String text) {
        return ngrams(text).stream().anyMatch(known::contains);
    }

    /// The rows that share eight words in a row, in their order.
    public <T> List<T> sharing(Collection<T> rows, Function<? super T, String> text) {
        return rows.stream().filter(row -> shares(text.apply(row))).toList();
    }

    private static List<String> ngrams(String text) {
        List<String> words =
                WORD.matcher(text.toLowerCase(Locale.ROOT))
                        .results()
                        .map(match -> match.group())
                        .toList();
        List<String> ngrams = new ArrayList<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            ngrams.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return ngrams;
    }
}

package dev.policyplayground.moderation.claude;

import dev.policyplayground.text.Span;
import java.util.Optional;

/// Finds where quoted words stand in a text, for models that change case and line breaks when they
/// quote. Immutable, safe from any thread. Linear in the text for words of a bounded length.
final class QuoteFinder {
    private static final int LONGEST = 2_000;

    private final String text;
    private final String folded;
    // Where each character of the folded text begins in the text, and where the text ends.
    private final int[] at;

    QuoteFinder(String text) {
        this.text = text;
        this.at = new int[text.length() + 1];
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c);
            if (blank && (out.isEmpty() || out.charAt(out.length() - 1) == ' ')) {
                continue;
            }
            at[out.length()] = i;
            out.append(blank ? ' ' : Character.toLowerCase(c));
        }
        this.folded = out.toString();
    }

    /// Where `quote` stands, exactly as written or else but for case and blanks; empty for nowhere.
    Optional<Span> find(String quote) {
        String words = quote.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return Optional.empty();
        }
        int exact = text.indexOf(words);
        if (exact >= 0) {
            return Optional.of(new Span(exact, exact + words.length()));
        }
        String wanted = new QuoteFinder(words).folded.strip();
        int near = wanted.isEmpty() ? -1 : folded.indexOf(wanted);
        return near < 0
                ? Optional.empty()
                : Optional.of(new Span(at[near], at[near + wanted.length() - 1] + 1));
    }
}

package dev.policyplayground.text;

import java.nio.charset.StandardCharsets;

/// How many tokens a text will be, roughly. The true count is the API's alone: it depends on the
/// model.
public final class TokenEstimate {
    // English prose takes about 3.5 characters a token with the tokenizer of the 4.7 models and
    // later (it makes
    // some 30 % more tokens than the one before, which took about 4.5); other scripts take more
    // tokens.
    private static final double CHARACTERS_PER_TOKEN = 3.5;
    // Even long words of plain English take no more than this many characters a token.
    private static final double MOST_CHARACTERS_PER_TOKEN = 8;

    private TokenEstimate() {}

    public static long of(CharSequence text) {
        return (long) Math.ceil(text.length() / CHARACTERS_PER_TOKEN);
    }

    /// Fewer tokens than any text of that length takes, for lower bounds.
    public static long atLeast(CharSequence text) {
        return (long) Math.floor(text.length() / MOST_CHARACTERS_PER_TOKEN);
    }

    /// More tokens than any text of that length takes, for worst cases: a token covers at least one
    /// byte of UTF-8.
    public static long atMost(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

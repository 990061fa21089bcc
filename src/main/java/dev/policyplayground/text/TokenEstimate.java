package dev.policyplayground.text;

/// How many tokens a text will be, roughly. The true count is the API's alone: it depends on the
/// model.
public final class TokenEstimate {
    // English prose takes about 3.5 characters a token with the tokenizer of the 4.7 models and
    // later (it makes
    // some 30 % more tokens than the one before, which took about 4.5); other scripts take more
    // tokens.
    private static final double CHARACTERS_PER_TOKEN = 3.5;

    private TokenEstimate() {}

    public static long of(CharSequence text) {
        return (long) Math.ceil(text.length() / CHARACTERS_PER_TOKEN);
    }
}

package dev.policyplayground.text.sensitive;

import java.util.List;

/// The shape of one service's keys: what they begin with, in which characters they go on, and for
/// how long. Immutable. Where each comes from: `docs/sensitive-data.md`.
///
/// @param prefix in lower case where `anyCase`
/// @param least how many characters a whole key has at least behind its prefix
/// @param leastCut how many of them make a key that the end of the text cut short
/// @param mode how sure the prefix is
record KeyShape(String prefix, Chars alphabet, int least, int leastCut, Mode mode) {
    /// How much a prefix says by itself.
    enum Mode {
        /// The prefix is found anywhere.
        SURE,
        /// The prefix must start a word.
        WORD,
        /// As `WORD`, and the key must hold a digit and a letter, for the prefix is a common one.
        MIXED,
        /// As `MIXED`, in any case; the prefix is no part of the key.
        HEADER
    }

    static final List<KeyShape> ALL =
            List.of(
                    sure("sk-ant-", Chars.BASE64URL, 20),
                    sure("sk-proj-", Chars.BASE64URL, 16),
                    sure("sk-svcacct-", Chars.BASE64URL, 16),
                    sure("sk-admin-", Chars.BASE64URL, 16),
                    sure("sk-or-v1-", Chars.BASE64URL, 16),
                    new KeyShape("sk-", Chars.ALNUM, 32, 12, Mode.MIXED),
                    word("AKIA", Chars.UPPER_DIGIT, 16),
                    word("ASIA", Chars.UPPER_DIGIT, 16),
                    sure("ghp_", Chars.DOTTED, 36),
                    sure("gho_", Chars.DOTTED, 36),
                    sure("ghu_", Chars.DOTTED, 36),
                    sure("ghs_", Chars.DOTTED, 36),
                    sure("ghr_", Chars.DOTTED, 36),
                    sure("github_pat_", Chars.ALNUM_UNDERSCORE, 22),
                    sure("glpat-", Chars.DOTTED, 20),
                    sure("xoxa-", Chars.BASE64URL, 10),
                    sure("xoxb-", Chars.BASE64URL, 10),
                    sure("xoxe-", Chars.BASE64URL, 10),
                    sure("xoxe.", Chars.DOTTED, 10),
                    sure("xoxp-", Chars.BASE64URL, 10),
                    sure("xoxr-", Chars.BASE64URL, 10),
                    sure("xoxs-", Chars.BASE64URL, 10),
                    sure("xapp-", Chars.BASE64URL, 20),
                    sure("hooks.slack.com/services/", Chars.PATH, 20),
                    word("AIza", Chars.BASE64URL, 35),
                    word("ya29.", Chars.BASE64URL, 20),
                    word("GOCSPX-", Chars.BASE64URL, 20),
                    sure("sk_live_", Chars.ALNUM_UNDERSCORE, 16),
                    sure("sk_test_", Chars.ALNUM_UNDERSCORE, 16),
                    sure("rk_live_", Chars.ALNUM_UNDERSCORE, 16),
                    sure("rk_test_", Chars.ALNUM_UNDERSCORE, 16),
                    sure("whsec_", Chars.BASE64, 24),
                    word("npm_", Chars.ALNUM, 36),
                    sure("pypi-AgE", Chars.BASE64URL, 16),
                    word("hf_", Chars.ALNUM, 30),
                    new KeyShape("SG.", Chars.DOTTED, 34, 12, Mode.MIXED),
                    new KeyShape("SK", Chars.HEX, 32, 12, Mode.MIXED),
                    new KeyShape("AC", Chars.HEX, 32, 12, Mode.MIXED),
                    sure("dop_v1_", Chars.HEX, 64),
                    sure("shpat_", Chars.HEX, 32),
                    sure("dckr_pat_", Chars.BASE64URL, 20),
                    word("hvs.", Chars.BASE64URL, 24),
                    sure("AGE-SECRET-KEY-1", Chars.UPPER_DIGIT, 40),
                    sure("AccountKey=", Chars.TOKEN68, 40),
                    new KeyShape("bearer ", Chars.TOKEN68, 16, 12, Mode.HEADER),
                    new KeyShape("authorization: basic ", Chars.TOKEN68, 8, 4, Mode.HEADER),
                    new KeyShape("x-api-key: ", Chars.TOKEN68, 12, 4, Mode.HEADER));

    private static KeyShape sure(String prefix, Chars alphabet, int least) {
        return new KeyShape(prefix, alphabet, least, 4, Mode.SURE);
    }

    private static KeyShape word(String prefix, Chars alphabet, int least) {
        return new KeyShape(prefix, alphabet, least, 4, Mode.WORD);
    }

    boolean anyCase() {
        return mode == Mode.HEADER;
    }

    boolean mustStartWord() {
        return mode != Mode.SURE;
    }

    boolean mustBeMixed() {
        return mode == Mode.MIXED || mode == Mode.HEADER;
    }

    boolean prefixIsPart() {
        return mode != Mode.HEADER;
    }
}

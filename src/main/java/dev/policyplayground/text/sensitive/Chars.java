package dev.policyplayground.text.sensitive;

/// A set of ASCII characters, such as those a key is written in. Immutable.
final class Chars {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final Chars LETTER = new Chars(LETTERS);
    static final Chars ALNUM = new Chars(LETTERS + "0123456789");
    static final Chars ALNUM_UNDERSCORE = new Chars(LETTERS + "0123456789_");
    static final Chars BASE64 = new Chars(LETTERS + "0123456789+/");
    static final Chars BASE64URL = new Chars(LETTERS + "0123456789_-");
    static final Chars DOTTED = new Chars(LETTERS + "0123456789_-.");
    static final Chars TOKEN68 = new Chars(LETTERS + "0123456789-._~+/=");
    static final Chars UPPER_DIGIT = new Chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    static final Chars HEX = new Chars("0123456789abcdef");
    static final Chars PATH = new Chars(LETTERS + "0123456789/");
    static final Chars MAIL = new Chars(LETTERS + "0123456789.!#$%&'*+=?^_`{|}~-");
    static final Chars DOMAIN = new Chars(LETTERS + "0123456789.-");
    static final Chars SCHEME = new Chars(LETTERS + "0123456789+.-");

    private final boolean[] members = new boolean[0x80];

    private Chars(String all) {
        all.chars().forEach(c -> members[c] = true);
    }

    boolean has(char c) {
        return c < members.length && members[c];
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
    }

    static boolean isWord(char c) {
        return isDigit(c) || isLetter(c);
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
}

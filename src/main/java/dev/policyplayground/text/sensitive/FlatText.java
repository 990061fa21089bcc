package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.Span;

/// A text as the scanners read it, with the way back: digits of any script and full-width forms are
/// ASCII, every blank is a space (line ends stay), every dash a hyphen, and invisible characters
/// are gone. Upper and lower case stay apart, for keys depend on it. Immutable.
final class FlatText {
    /// What stands before the first and behind the last character.
    static final char NOTHING = '\0';

    private static final int[] NONE = {};

    // Each character stands where it was written, behind the offset.
    private final boolean isAsWritten;
    private final int offset;
    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private FlatText(CharSequence text, Span part) {
        offset = part.start();
        chars = new char[part.length()];
        text.getChars(part.start(), part.end(), chars, 0);
        isAsWritten = isAscii(chars);
        if (isAsWritten) {
            starts = NONE;
            ends = NONE;
            length = chars.length;
            return;
        }
        starts = new int[part.length()];
        ends = new int[part.length()];
        int to = 0;
        for (int at = part.start(); at < part.end(); ) {
            int codePoint = Character.codePointAt(text, at);
            int next = Math.min(at + Character.charCount(codePoint), part.end());
            char flat = codePoint < 0x80 ? (char) codePoint : flat(codePoint);
            if (flat != NOTHING) {
                chars[to] = flat;
                starts[to] = at;
                ends[to] = next;
                to++;
            }
            at = next;
        }
        length = to;
    }

    // Nothing is to be made flat, and nothing to be left out.
    private static boolean isAscii(char[] chars) {
        for (char c : chars) {
            if (c >= 0x80 || c == NOTHING) {
                return false;
            }
        }
        return true;
    }

    static FlatText of(CharSequence text, Span part) {
        return new FlatText(text, part);
    }

    private static char flat(int codePoint) {
        if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
            return (char) (codePoint - 0xFEE0);
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(codePoint, 10));
            case Character.FORMAT, Character.NON_SPACING_MARK -> NOTHING;
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.MATH_SYMBOL -> codePoint == 0x2212 ? '-' : bmp(codePoint);
            default -> bmp(codePoint);
        };
    }

    private static char bmp(int codePoint) {
        return codePoint <= Character.MAX_VALUE ? (char) codePoint : '\uFFFD';
    }

    int length() {
        return length;
    }

    char at(int i) {
        return i >= 0 && i < length ? chars[i] : NOTHING;
    }

    boolean isDigit(int i) {
        return Chars.isDigit(at(i));
    }

    boolean isWord(int i) {
        return Chars.isWord(at(i));
    }

    /// True when `word`, given in lower case where `anyCase`, stands at `from`.
    boolean startsWith(String word, int from, boolean anyCase) {
        if (from + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = chars[from + i];
            if ((anyCase ? Chars.lower(c) : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where `word` stands from `from` on; -1 for nowhere.
    int indexOf(String word, int from) {
        for (int i = from; i + word.length() <= length; i++) {
            if (chars[i] == word.charAt(0) && startsWith(word, i, false)) {
                return i;
            }
        }
        return -1;
    }

    /// The end of the run of `alphabet` that starts at `from`.
    int runEnd(int from, Chars alphabet) {
        int at = from;
        while (at < length && alphabet.has(chars[at])) {
            at++;
        }
        return at;
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    /// Where the part `[from, to)`, which must not be empty, stands in the text as written.
    Span original(int from, int to) {
        return isAsWritten
                ? new Span(offset + from, offset + to)
                : new Span(starts[from], ends[to - 1]);
    }
}

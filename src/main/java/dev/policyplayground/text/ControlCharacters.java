package dev.policyplayground.text;

/// Characters that a terminal obeys or hides rather than shows: control characters (among them the
/// beginning of every escape sequence), direction marks, tags and other format characters, line and
/// paragraph separators, and half surrogate pairs. Line feeds and tabs are none of them, nor are
/// the joiners that emoji and several scripts are written with. Stateless.
///
/// The classes are Unicode's general categories Cc, Cf, Zl, Zp and Cs.
public final class ControlCharacters {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int SOFT_HYPHEN = 0xAD;

    private ControlCharacters() {}

    /// True for a code point that must not reach a terminal as it is. A carriage return is one.
    public static boolean isUnsafe(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint < ' ' && codePoint != '\n' && codePoint != '\t';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT ->
                    codePoint != ZERO_WIDTH_NON_JOINER
                            && codePoint != ZERO_WIDTH_JOINER
                            && codePoint != SOFT_HYPHEN;
            default -> false;
        };
    }

    /// `text` with each unsafe character as `\` `uXXXX`, one for each UTF-16 unit. Inside JSON that
    /// is the same string, so JSON stays the same JSON (RFC 8259, section 7).
    public static String escape(String text) {
        int safe = 0;
        while (safe < text.length() && !isUnsafe(text.codePointAt(safe))) {
            safe += Character.charCount(text.codePointAt(safe));
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 32).append(text, 0, safe);
        text.substring(safe).codePoints().forEach(each -> append(escaped, each));
        return escaped.toString();
    }

    /// Appends `codePoint`, escaped when it is unsafe.
    public static void append(StringBuilder target, int codePoint) {
        if (!isUnsafe(codePoint)) {
            target.appendCodePoint(codePoint);
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            target.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
        }
    }
}

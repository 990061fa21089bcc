package dev.policyplayground.text;

/// Says in one cheap pass whether a text may hold a disguise at all; most sentences do not, and
/// cost no more than this. May be wrong in the direction of yes. Stateless.
final class DisguiseSigns {
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    // Signs that stand for letters.
    private static final int STAND_IN = 3;
    // Signs that are put between the letters of a word.
    private static final int BETWEEN = 4;
    private static final byte[] KIND = new byte[128];
    // What the commonest short words of English become under ROT13.
    private static final String[] ROTATED = {
        "gur", "naq", "gb", "ubj", "bs", "vf", "va", "sbe", "lbh", "zl", "zr", "vg", "nyy", "pna"
    };
    private static final boolean[] IS_ROTATED = new boolean[27 * 27 * 27];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            KIND[c] = LETTER;
            KIND[c - 32] = LETTER;
        }
        for (char c = '0'; c <= '9'; c++) {
            KIND[c] = DIGIT;
        }
        for (char c : "@$!|+".toCharArray()) {
            KIND[c] = STAND_IN;
        }
        for (char c : "._*~^".toCharArray()) {
            KIND[c] = BETWEEN;
        }
        for (String word : ROTATED) {
            int code = 0;
            for (int i = 0; i < word.length(); i++) {
                code = code * 27 + word.charAt(i) - 'a' + 1;
            }
            IS_ROTATED[code] = true;
        }
    }

    private DisguiseSigns() {}

    static boolean mayHide(CharSequence text, Span part) {
        int repeats = 0;
        int length = 0;
        int singles = 0;
        int rotated = 0;
        int code = 0;
        boolean sawLower = false;
        // Signs stand behind a letter, with nothing else between.
        boolean signsInWord = false;
        char before = ' ';
        int kindBefore = 0;
        for (int i = part.start(); i < part.end(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (Character.isLetter(c)
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK) {
                    return true;
                }
                c = ' ';
            }
            int kind = KIND[c];
            boolean wasWord = kindBefore == LETTER || kindBefore == DIGIT;
            signsInWord = kind > DIGIT ? wasWord || signsInWord : signsInWord && kind != 0;
            if (kind == LETTER || kind == DIGIT) {
                char lower = (char) (c | 0x20);
                repeats = kind == LETTER && lower == (before | 0x20) ? repeats + 1 : 1;
                boolean mixed = kindBefore != 0 && kindBefore + kind == LETTER + DIGIT;
                boolean camel = kind == LETTER && c < 'a' && sawLower;
                boolean apart = kind == LETTER && signsInWord;
                boolean bits = kind == DIGIT && length >= 7;
                if (repeats == 3 || mixed || camel || apart || bits) {
                    return true;
                }
                sawLower |= kind == LETTER && c >= 'a';
                length++;
                code = length <= 3 ? code * 27 + (lower & 31) : IS_ROTATED.length;
            } else {
                if (opensCode(text, part, i, c)) {
                    return true;
                }
                if (length > 0) {
                    singles = length == 1 ? singles + 1 : 0;
                    rotated += code > 0 && code < IS_ROTATED.length && IS_ROTATED[code] ? 1 : 0;
                } else if (kindBefore == 0 && kind == 0) {
                    singles = 0;
                }
                if (singles >= 3 || rotated >= 2) {
                    return true;
                }
                length = 0;
                code = 0;
                sawLower = false;
                repeats = 0;
            }
            before = c;
            kindBefore = kind;
        }
        singles += length == 1 ? 1 : 0;
        rotated += code > 0 && code < IS_ROTATED.length && IS_ROTATED[code] ? 1 : 0;
        return singles >= 3 || rotated >= 2;
    }

    private static boolean opensCode(CharSequence text, Span part, int at, char c) {
        if (at + 2 >= part.end()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return switch (c) {
            case '%' -> isHex(next) && isHex(text.charAt(at + 2));
            case '\\' -> next == 'x' || next == 'u';
            case '&' -> next == '#' || (next < 0x80 && KIND[next] == LETTER);
            default -> false;
        };
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

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
    // Shorter words may be ROT13's, or letters that stand apart.
    private static final int LONG_ENOUGH = 4;
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
        char[] source = new char[part.length()];
        text.getChars(part.start(), part.end(), source, 0);
        for (int i = 0; i < source.length; i++) {
            char c = source[i];
            if (c >= 0x80) {
                if (Character.isLetter(c)
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK) {
                    return true;
                }
                c = ' ';
            }
            int kind = KIND[c];
            int wordEnd = kind == LETTER && kindBefore == 0 ? lettersEnd(source, i) : 0;
            if (wordEnd - i >= LONG_ENOUGH) {
                // Most of a text: what follows goes on as if each letter had been looked at.
                length = wordEnd - i;
                repeats = alikeBefore(source, wordEnd);
                code = IS_ROTATED.length;
                sawLower = true;
                signsInWord = false;
                kindBefore = LETTER;
                before = source[wordEnd - 1];
                i = wordEnd - 1;
                continue;
            }
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
                if (opensCode(source, i, c)) {
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

    // Behind a letter and the small letters after it, as far as no three in a row are alike.
    private static int lettersEnd(char[] source, int from) {
        int at = from + 1;
        char before = (char) (source[from] | 0x20);
        int alike = 1;
        while (at < source.length && source[at] >= 'a' && source[at] <= 'z') {
            alike = source[at] == before ? alike + 1 : 1;
            if (alike == 3) {
                return at;
            }
            before = source[at];
            at++;
        }
        return at;
    }

    // How often the letter before `end` stands there in a row; less than three times.
    private static int alikeBefore(char[] source, int end) {
        return (source[end - 1] | 0x20) == (source[end - 2] | 0x20) ? 2 : 1;
    }

    private static boolean opensCode(char[] source, int at, char c) {
        if (at + 2 >= source.length) {
            return false;
        }
        char next = source[at + 1];
        return switch (c) {
            case '%' -> isHex(next) && isHex(source[at + 2]);
            case '\\' -> next == 'x' || next == 'u';
            case '&' -> next == '#' || (next < 0x80 && KIND[next] == LETTER);
            default -> false;
        };
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.sensitive.SensitiveData.Found;
import java.util.Arrays;
import java.util.List;

/// Finds keys of well-known shapes and JSON web tokens (RFC 7519), also one that the end of the
/// text cut short. One instance serves one text.
final class KeyScanner {
    private static final String TOKEN = "eyJ";
    private static final int LEAST_SEGMENT = 10;
    // A token in JWE form (RFC 7516) has five segments.
    private static final int MOST_SEGMENTS = 5;
    private static final int LEAST_CUT = 4;
    private static final int ASCII = 0x80;
    private static final KeyShape[][] BY_START = byStart();
    // The same, small enough to be at hand for every character.
    private static final boolean[] IS_START = isStart();

    private final Found found;
    private final FlatText text;

    KeyScanner(Found found) {
        this.found = found;
        this.text = found.text();
    }

    // By the first two characters of a prefix, for most pairs start none.
    private static KeyShape[][] byStart() {
        KeyShape[][] table = new KeyShape[ASCII * ASCII][];
        Arrays.fill(table, new KeyShape[0]);
        for (KeyShape shape : KeyShape.ALL) {
            char first = shape.prefix().charAt(0);
            char second = shape.prefix().charAt(1);
            add(table, first, second, shape);
            if (shape.anyCase()) {
                add(table, Chars.upper(first), second, shape);
                add(table, first, Chars.upper(second), shape);
                add(table, Chars.upper(first), Chars.upper(second), shape);
            }
        }
        return table;
    }

    private static void add(KeyShape[][] table, char first, char second, KeyShape shape) {
        KeyShape[] there = table[first * ASCII + second];
        if (!List.of(there).contains(shape)) {
            KeyShape[] more = Arrays.copyOf(there, there.length + 1);
            more[there.length] = shape;
            table[first * ASCII + second] = more;
        }
    }

    private static boolean[] isStart() {
        boolean[] starts = new boolean[BY_START.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = BY_START[i].length > 0;
        }
        starts[TOKEN.charAt(0) * ASCII + TOKEN.charAt(1)] = true;
        return starts;
    }

    int look(int at) {
        char first = text.at(at);
        char second = text.at(at + 1);
        if (first >= ASCII || second >= ASCII) {
            return at;
        }
        int start = first * ASCII + second;
        if (!IS_START[start]) {
            return at;
        }
        for (KeyShape shape : BY_START[start]) {
            if (text.startsWith(shape.prefix(), at, shape.anyCase())) {
                int end = key(shape, at);
                if (end > at) {
                    return end;
                }
            }
        }
        return first == 'e' ? token(at) : at;
    }

    private int key(KeyShape shape, int at) {
        if (shape.mustStartWord() && text.isWord(at - 1)) {
            return at;
        }
        int body = at + shape.prefix().length();
        int run = text.runEnd(body, shape.alphabet());
        int end = run;
        // The full stop of a sentence is no part of the key.
        while (end > body && text.at(end - 1) == '.') {
            end--;
        }
        boolean isWhole = end - body >= shape.least();
        boolean isCut = run == text.length() && end - body >= shape.leastCut();
        if ((!isWhole && !isCut) || isPlaceholder(body, end)) {
            return at;
        }
        if (shape.mustBeMixed() && !isMixed(body, end)) {
            return at;
        }
        found.add(SensitiveKind.API_KEY, shape.prefixIsPart() ? at : body, end, true, !isWhole);
        return end;
    }

    // xxxx and **** stand for a key and are none.
    private boolean isPlaceholder(int from, int to) {
        char first = text.at(from);
        for (int i = from + 1; i < to; i++) {
            if (text.at(i) != first) {
                return false;
            }
        }
        return first == 'x' || first == 'X' || first == '.' || first == '-' || first == '_';
    }

    private boolean isMixed(int from, int to) {
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < to && !(digit && letter); i++) {
            digit |= text.isDigit(i);
            letter |= Chars.isLetter(text.at(i));
        }
        return digit && letter;
    }

    private int token(int at) {
        if (!text.startsWith(TOKEN, at, false) || Chars.BASE64URL.has(text.at(at - 1))) {
            return at;
        }
        int end = text.runEnd(at, Chars.BASE64URL);
        int segments = 1;
        while (segments < MOST_SEGMENTS && text.at(end) == '.') {
            int next = text.runEnd(end + 1, Chars.BASE64URL);
            boolean isShort = next - end <= LEAST_SEGMENT && next < text.length();
            if (isShort || next == end + 1) {
                break;
            }
            end = next;
            segments++;
        }
        boolean isWhole = segments > 1 && end - at > 2 * LEAST_SEGMENT;
        boolean isCut = end == text.length() && end - at >= TOKEN.length() + LEAST_CUT;
        if (!isWhole && !isCut) {
            return at;
        }
        found.add(SensitiveKind.API_KEY, at, end, true, !isWhole);
        return end;
    }
}

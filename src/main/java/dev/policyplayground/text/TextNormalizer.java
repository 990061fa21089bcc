package dev.policyplayground.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/// Brings a text into the one form that rules are written for, and keeps the way back.
///
/// Compatibility forms are folded and case and invisible characters removed (Unicode NFKC_Casefold,
/// UAX #44, through ICU4J), typographic quotes and dashes become their ASCII forms, and a run of
/// white space becomes one space. Linear in the length of the text; stateless, so safe from any
/// thread.
public final class TextNormalizer {
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    // Every character below this one starts a segment of its own (no combining marks under U+0300).
    private static final int FIRST_COMBINING = 0x300;
    // A segment longer than UAX #15's stream-safe limit is no text; cutting it there keeps the cost
    // linear.
    private static final int MAX_SEGMENT = 32;

    private TextNormalizer() {}

    public static NormalizedText normalize(CharSequence text) {
        return normalize(text, new Span(0, text.length()));
    }

    /// Normalises `part` of `text`; the offsets of the result are offsets into `text`.
    public static NormalizedText normalize(CharSequence text, Span part) {
        Output output = new Output(part.length());
        int at = part.start();
        while (at < part.end()) {
            char c = text.charAt(at);
            if (c < 0x80 && (at + 1 >= part.end() || text.charAt(at + 1) < FIRST_COMBINING)) {
                output.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, at, at + 1);
                at++;
            } else {
                int next = segmentEnd(text, at, part.end());
                String folded = FOLD.normalize(text.subSequence(at, next).toString());
                for (int i = 0; i < folded.length(); i++) {
                    output.append(plain(folded.charAt(i)), at, next);
                }
                at = next;
            }
        }
        return output.finish();
    }

    private static int segmentEnd(CharSequence text, int start, int end) {
        int at = start + Character.charCount(Character.codePointAt(text, start));
        while (at < end && at - start < MAX_SEGMENT) {
            int codePoint = Character.codePointAt(text, at);
            if (FOLD.hasBoundaryBefore(codePoint)) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return Math.min(at, end);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201B', '\u02BC', '\u2032', '`', '\u00B4' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> c;
        };
    }

    private static final class Output {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Output(int expected) {
            text = new StringBuilder(expected);
            starts = new int[expected];
            ends = new int[expected];
        }

        void append(char c, int start, int end) {
            boolean blank = c <= ' ' || Character.isWhitespace(c) || c == '\u0085';
            int length = text.length();
            if (blank && length > 0 && text.charAt(length - 1) == ' ') {
                ends[length - 1] = end;
                return;
            }
            if (length == starts.length) {
                starts = Arrays.copyOf(starts, length * 2 + 16);
                ends = Arrays.copyOf(ends, length * 2 + 16);
            }
            text.append(blank ? ' ' : c);
            starts[length] = start;
            ends[length] = end;
        }

        NormalizedText finish() {
            return new NormalizedText(text.toString(), starts, ends);
        }
    }
}

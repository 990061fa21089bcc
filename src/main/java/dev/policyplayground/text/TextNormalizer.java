package dev.policyplayground.text;

import com.ibm.icu.text.Normalizer2;

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
    private static final int ASCII = 0x80;
    private static final char[] PLAIN = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            PLAIN[c] = c <= ' ' ? ' ' : lower;
        }
    }

    private TextNormalizer() {}

    public static NormalizedText normalize(CharSequence text) {
        return normalize(text, new Span(0, text.length()));
    }

    /// Normalises `part` of `text`; the offsets of the result are offsets into `text`.
    public static NormalizedText normalize(CharSequence text, Span part) {
        return fold(text, part).frozen();
    }

    static MappedText fold(CharSequence text, Span part) {
        MappedText output = new MappedText(part.length());
        char[] source = new char[part.length()];
        text.getChars(part.start(), part.end(), source, 0);
        int at = 0;
        while (at < source.length) {
            int next = output.appendForms(source, at, PLAIN, part.start());
            // What stands behind may be a mark on the last one.
            if (next > at && next < source.length && source[next] >= FIRST_COMBINING) {
                output.dropLast();
                next--;
            }
            if (next < source.length) {
                next = oneSegment(text, part.start() + next, part.end(), output) - part.start();
            }
            at = next;
        }
        return output;
    }

    /// Appends the form of the character at `at` and of what is joined to it.
    ///
    /// @return where that ends
    private static int oneSegment(CharSequence text, int at, int end, MappedText output) {
        char c = text.charAt(at);
        if (c < ASCII && (at + 1 >= end || text.charAt(at + 1) < FIRST_COMBINING)) {
            append(output, PLAIN[c], at, at + 1);
            return at + 1;
        }
        int next = segmentEnd(text, at, end);
        String folded = FOLD.normalize(text.subSequence(at, next).toString());
        for (int i = 0; i < folded.length(); i++) {
            append(output, plain(folded.charAt(i)), at, next);
        }
        return next;
    }

    /// Normalises a text that came from another; the offsets of the result lead to the first.
    static MappedText normalize(MappedText text) {
        NormalizedText folded = normalize(text, new Span(0, text.length()));
        MappedText output = new MappedText(folded.text().length());
        for (int i = 0; i < folded.text().length(); i++) {
            Span inner = folded.original(i, i + 1);
            Span origin = text.original(inner.start(), inner.end());
            output.append(folded.text().charAt(i), origin.start(), origin.end());
        }
        return output;
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

    // A run of white space is one space.
    private static void append(MappedText output, char c, int start, int end) {
        boolean blank = c <= ' ' || Character.isWhitespace(c) || c == '\u0085';
        int length = output.length();
        if (blank && length > 0 && output.charAt(length - 1) == ' ') {
            output.stretch(end);
        } else {
            output.append(blank ? ' ' : c, start, end);
        }
    }
}

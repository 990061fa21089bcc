package dev.policyplayground.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.SentenceBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text that arrives in pieces into sentences (Unicode UAX #29, through ICU4J).
///
/// The sentences are the same wherever the text was cut into pieces, and together they are the
/// whole text. A sentence is handed out once nothing that may still come can move its end. Cost is
/// linear: text is looked at again only up to the end of the sentence it stands in. One instance
/// serves one text; not safe for use from several threads at once.
public final class SentenceStream {
    private static final BreakIterator PROTOTYPE = BreakIterator.getSentenceInstance(ULocale.ROOT);
    // Below this many waiting characters a look costs microseconds; above it, looks thin out as it
    // grows.
    private static final int ALWAYS_LOOK = 2_000;

    private final StringBuilder text = new StringBuilder();
    private final BreakIterator breaks = PROTOTYPE.clone();
    private int handedOut;
    private int lookedAt;
    private boolean mayEnd;

    /// All sentences of a text that is at hand as a whole.
    public static List<Span> split(CharSequence text) {
        SentenceStream stream = new SentenceStream();
        List<Span> sentences = new ArrayList<>(stream.append(text));
        sentences.addAll(stream.finish());
        return sentences;
    }

    /// The text so far. A live view: it grows with [#append].
    public CharSequence text() {
        return text;
    }

    /// Takes the next piece, which may be empty, and gives the sentences that are now certain.
    public List<Span> append(CharSequence piece) {
        text.append(piece);
        for (int i = 0; i < piece.length() && !mayEnd; i++) {
            mayEnd = canEndSentence(piece.charAt(i));
        }
        int waiting = text.length() - handedOut;
        boolean worthALook = waiting < ALWAYS_LOOK || text.length() - lookedAt >= waiting / 4;
        return mayEnd && worthALook ? certainSentences() : List.of();
    }

    /// Says that the text is complete and gives what is left of it.
    public List<Span> finish() {
        List<Span> rest = new ArrayList<>();
        int from = handedOut;
        breaks.setText(text.substring(from));
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            rest.add(new Span(from + start, from + end));
            start = end;
        }
        handedOut = text.length();
        return rest;
    }

    private List<Span> certainSentences() {
        lookedAt = text.length();
        int certainTo = lastAnchor();
        List<Span> sentences = new ArrayList<>();
        int from = handedOut;
        breaks.setText(text.substring(from));
        int start = 0;
        for (int end = breaks.next();
                end != BreakIterator.DONE && from + end <= certainTo;
                end = breaks.next()) {
            sentences.add(new Span(from + start, from + end));
            start = end;
        }
        handedOut = from + start;
        if (!sentences.isEmpty()) {
            mayEnd = false;
            for (int i = handedOut; i < text.length() && !mayEnd; i++) {
                mayEnd = canEndSentence(text.charAt(i));
            }
        }
        return sentences;
    }

    // UAX #29 looks ahead of a break as far as the next letter, terminator or paragraph separator
    // (SB8), and a
    // character may still be joined by marks behind it. A break at or before such a character, with
    // a plain
    // character behind that, cannot move any more.
    private int lastAnchor() {
        for (int i = text.length() - 2; i > handedOut; i--) {
            if (isPlain(text.charAt(i))
                    && isPlain(text.charAt(i + 1))
                    && isAnchor(text.charAt(i))) {
                return i;
            }
        }
        return handedOut;
    }

    private static boolean isPlain(char c) {
        return !Character.isSurrogate(c)
                && !isKind(c, SentenceBreak.EXTEND)
                && !isKind(c, SentenceBreak.FORMAT);
    }

    private static boolean isAnchor(char c) {
        return switch (UCharacter.getIntPropertyValue(c, UProperty.SENTENCE_BREAK)) {
            case SentenceBreak.OLETTER, SentenceBreak.UPPER, SentenceBreak.LOWER -> true;
            default -> false;
        };
    }

    private static boolean canEndSentence(char c) {
        if (c < 0x80) {
            return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r';
        }
        return switch (UCharacter.getIntPropertyValue(c, UProperty.SENTENCE_BREAK)) {
            case SentenceBreak.ATERM, SentenceBreak.STERM, SentenceBreak.SEP -> true;
            default -> Character.isSurrogate(c);
        };
    }

    private static boolean isKind(char c, int kind) {
        return UCharacter.getIntPropertyValue(c, UProperty.SENTENCE_BREAK) == kind;
    }
}

package dev.policyplayground.moderation.rules;

import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.Reading;
import dev.policyplayground.text.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The phrases that were found in one sentence, in all of its readings. Not thread-safe.
final class SentenceHits {
    // Beyond so many hits in a sentence, only the first ones of each phrase are kept: what a rule
    // needs to know is there by then, and the cost stays bounded.
    private static final int MANY = 512;
    private static final int MOST_OF_ONE_PHRASE = 64;
    private static final int WIDTH = 4;

    private final int number;
    private final int turn;
    private final CharSequence source;
    private final Span sentence;
    private final NormalizedText plain;
    private final List<Reading> readings;
    private int[] hits = new int[8 * WIDTH];
    private int size;
    private short[] counts = {};
    private int[] wordStarts = {};
    private final BitSet signals = new BitSet();

    /// Is told of each hit: the phrase, the reading it stands in (0 for the plain text), and where.
    @FunctionalInterface
    interface Visitor {
        void hit(int phrase, int reading, int start, int end);
    }

    /// @param number the sentence's number in its text
    /// @param turn the turn of the conversation it stands in
    /// @param source the text that `sentence` is a part of
    SentenceHits(
            int number,
            int turn,
            CharSequence source,
            Span sentence,
            NormalizedText plain,
            List<Reading> readings) {
        this.number = number;
        this.turn = turn;
        this.source = source;
        this.sentence = sentence;
        this.plain = plain;
        this.readings = readings;
    }

    int number() {
        return number;
    }

    int turn() {
        return turn;
    }

    int readings() {
        return 1 + readings.size();
    }

    NormalizedText text(int reading) {
        return reading == 0 ? plain : readings.get(reading - 1).text();
    }

    /// @param phrases how many phrases there are
    void add(int phrase, int reading, int start, int end, int phrases) {
        if (size >= MANY * WIDTH) {
            if (counts.length == 0) {
                counts = new short[phrases];
            }
            if (counts[phrase]++ >= MOST_OF_ONE_PHRASE) {
                counts[phrase]--;
                return;
            }
        }
        if (size + WIDTH > hits.length) {
            hits = Arrays.copyOf(hits, hits.length * 2);
        }
        hits[size++] = phrase;
        hits[size++] = reading;
        hits[size++] = start;
        hits[size++] = end;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i += WIDTH) {
            visitor.hit(hits[i], hits[i + 1], hits[i + 2], hits[i + 3]);
        }
    }

    /// Says that the sentence holds words of a context signal.
    void setSignal(int signal) {
        signals.set(signal);
    }

    boolean hasSignal(int signal) {
        return signals.get(signal);
    }

    /// Takes the hits away that lie within a hit of one of `harmless`, and those hits themselves.
    void dropWithin(boolean[] harmless) {
        int covers = 0;
        int[] cover = new int[0];
        for (int i = 0; i < size; i += WIDTH) {
            if (harmless[hits[i]]) {
                cover =
                        covers + WIDTH > cover.length
                                ? Arrays.copyOf(cover, covers * 2 + WIDTH)
                                : cover;
                System.arraycopy(hits, i, cover, covers, WIDTH);
                covers += WIDTH;
            }
        }
        if (covers == 0) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i += WIDTH) {
            if (!harmless[hits[i]] && !isWithin(i, cover, covers)) {
                System.arraycopy(hits, i, hits, kept, WIDTH);
                kept += WIDTH;
            }
        }
        size = kept;
    }

    private boolean isWithin(int hit, int[] cover, int covers) {
        for (int i = 0; i < covers; i += WIDTH) {
            if (cover[i + 1] == hits[hit + 1]
                    && cover[i + 2] <= hits[hit + 2]
                    && cover[i + 3] >= hits[hit + 3]) {
                return true;
            }
        }
        return false;
    }

    /// How many words begin in the original text from offset `from` up to offset `to`.
    int wordsBetween(int from, int to) {
        if (wordStarts.length == 0) {
            wordStarts = wordStarts();
        }
        return position(to) - position(from);
    }

    private int position(int offset) {
        int found = Arrays.binarySearch(wordStarts, offset);
        return found < 0 ? -found - 1 : found;
    }

    private int[] wordStarts() {
        int[] starts = new int[sentence.length() / 2 + 2];
        int words = 0;
        boolean inWord = false;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            boolean isWord =
                    Character.isLetterOrDigit(source.charAt(i)) || source.charAt(i) == '\'';
            if (isWord && !inWord) {
                starts[words++] = i;
            }
            inWord = isWord;
        }
        starts[words++] = sentence.end();
        return Arrays.copyOf(starts, words);
    }

    /// True when `span` of the original stands between quotation marks within the sentence.
    boolean isQuoted(Span span) {
        int opened = -1;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (isQuote(source.charAt(i))) {
                if (opened >= 0 && opened < span.start() && i >= span.end()) {
                    return true;
                }
                opened = opened < 0 ? i : -1;
            }
        }
        return false;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D' || c == '\u00AB' || c == '\u00BB';
    }
}

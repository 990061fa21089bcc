package dev.policyplayground.text;

import java.util.BitSet;
import java.util.List;

/// Joins letters that stand apart ("b o m b", "b.o.m.b") and takes signs out of words ("bo.mb").
/// Works on normalised text; linear; stateless.
final class SpacedLetters {
    private static final int FEWEST = 3;
    // A piece of a word that a sign cuts; longer ones on both sides are a name or a domain.
    private static final int SHORT_PIECE = 2;
    private static final String SEPARATORS = " .-_*~^|/,+\u00B7\u2022";
    private static final String INSIDE = ".*_~^|\u00B7\u2022";

    private SpacedLetters() {}

    /// @param undone where what was undone is added to
    /// @param joined where the characters are marked whose words may have lost their borders
    static MappedText join(MappedText text, List<Undone> undone, BitSet joined) {
        MappedText output = new MappedText(text.length());
        int at = 0;
        while (at < text.length()) {
            boolean startsWord = at == 0 || !isLetter(text, at - 1);
            int end = startsWord && isLetter(text, at) ? runEnd(text, at) : at;
            if (end > at) {
                run(text, at, end, output, undone, joined);
            } else if (startsWord && isLetter(text, at)) {
                end = word(text, at, output, undone);
            } else {
                end = at + 1;
                output.append(text, at, end);
            }
            at = end;
        }
        return output;
    }

    // The end of three single letters or more with one and the same sign between them.
    private static int runEnd(MappedText text, int at) {
        int letters = 1;
        int end = at + 1;
        while (end + 1 < text.length()
                && text.charAt(end) == text.charAt(at + 1)
                && SEPARATORS.indexOf(text.charAt(end)) >= 0
                && isLetter(text, end + 1)) {
            boolean isSingle = end + 2 >= text.length() || !isLetter(text, end + 2);
            if (!isSingle) {
                break;
            }
            letters++;
            end += 2;
        }
        return letters >= FEWEST ? end : at;
    }

    private static void run(
            MappedText text,
            int start,
            int end,
            MappedText output,
            List<Undone> undone,
            BitSet joined) {
        int before = output.length();
        for (int i = start; i < end; i += 2) {
            output.append(text.charAt(i), text.start(i), text.end(i));
            // A gap of several characters parts two words.
            boolean wideGap = i + 1 < end && text.end(i + 1) - text.start(i + 1) > 1;
            if (wideGap) {
                output.append(' ', text.start(i + 1), text.end(i + 1));
            }
        }
        joined.set(before, output.length());
        undone.add(
                new Undone(
                        Disguise.SPACED,
                        text.original(start, end),
                        output.subSequence(before, output.length()).toString()));
    }

    private static int word(MappedText text, int start, MappedText output, List<Undone> undone) {
        int before = output.length();
        int end = start;
        int piece = 0;
        int shortest = Integer.MAX_VALUE;
        int signs = 0;
        while (end < text.length()) {
            if (isLetter(text, end)) {
                piece++;
            } else if (INSIDE.indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && isLetter(text, end + 1)) {
                shortest = Math.min(shortest, piece);
                piece = 0;
                signs++;
            } else {
                break;
            }
            end++;
        }
        if (signs == 0 || Math.min(shortest, piece) > SHORT_PIECE) {
            output.append(text, start, end);
            return end;
        }
        for (int i = start; i < end; i++) {
            if (isLetter(text, i)) {
                output.append(text.charAt(i), text.start(i), text.end(i));
            }
        }
        undone.add(
                new Undone(
                        Disguise.SPACED,
                        text.original(start, end),
                        output.subSequence(before, output.length()).toString()));
        return end;
    }

    private static boolean isLetter(MappedText text, int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }
}

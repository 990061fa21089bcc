package dev.policyplayground.text;

import java.util.List;

/// Undoes what is done to the letters of words: look-alikes, digits for letters, repetition. Works
/// on normalised text; linear. Where a sign may stand for two letters the variant decides, so a
/// text has up to four readings.
///
/// @param oneIsL `1`, `|` and `!` are read as l, else as i
/// @param keepsPairs a letter written three times or more is read as two of it, else as one
record Lettering(boolean oneIsL, boolean keepsPairs) {
    private static final int FEWEST_REPEATS = 3;
    // Marks in the range of combining ones, a letter's ornaments.
    private static final char FIRST_MARK = 0x300;
    private static final char LAST_MARK = 0x36F;

    /// @param undone where what was undone is added to
    MappedText plain(MappedText text, List<Undone> undone) {
        MappedText output = new MappedText(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            if (end > at) {
                token(text, at, end, output, undone);
            } else {
                end = at + 1;
                output.append(text, at, end);
            }
            at = end;
        }
        return output;
    }

    /// Whether any of what was undone reads otherwise under another variant.
    static boolean hasVariants(List<Undone> undone) {
        return undone.stream()
                .anyMatch(
                        u ->
                                u.kind() == Disguise.REPEATED
                                        || (u.kind() == Disguise.LEET && u.plain().contains("i")));
    }

    private void token(
            MappedText text, int start, int end, MappedText output, List<Undone> undone) {
        StringBuilder letters = new StringBuilder(end - start);
        boolean lookalike = unmask(text, start, end, letters);
        boolean leet = unleet(letters);
        if (!lookalike && !leet && !repeats(letters)) {
            output.append(text, start, end);
            return;
        }
        int before = output.length();
        boolean repeated = squeeze(text, start, letters, output);
        String plain = output.subSequence(before, output.length()).toString();
        Span span = text.original(start, end);
        if (lookalike) {
            undone.add(new Undone(Disguise.LOOKALIKE, span, plain));
        }
        if (leet) {
            undone.add(new Undone(Disguise.LEET, span, plain));
        }
        if (repeated) {
            undone.add(new Undone(Disguise.REPEATED, span, plain));
        }
    }

    // A word of another script is left alone, unless each of its letters has a plain look-alike.
    private static boolean unmask(MappedText text, int start, int end, StringBuilder letters) {
        boolean foreign = false;
        boolean all = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char latin = c < 0x80 ? c : Lookalikes.latin(c);
            boolean isMark = c >= FIRST_MARK && c <= LAST_MARK;
            foreign |= (latin != 0 && latin != c) || isMark;
            all &= latin != 0 || isMark || !Character.isLetter(c);
            // A mark is no character of its own; 0 keeps its place until the end.
            letters.append(isMark ? (char) 0 : latin == 0 ? c : latin);
        }
        if (foreign && !all) {
            letters.setLength(0);
            for (int i = start; i < end; i++) {
                letters.append(text.charAt(i));
            }
        }
        return foreign && all;
    }

    private boolean unleet(StringBuilder letters) {
        int last = letters.length();
        while (last > 0 && ".,;:?!)\"'".indexOf(letters.charAt(last - 1)) >= 0) {
            last--;
        }
        int first = 0;
        while (first < last && "(\"'".indexOf(letters.charAt(first)) >= 0) {
            first++;
        }
        int plain = 0;
        int signs = 0;
        for (int i = first; i < last; i++) {
            char c = letters.charAt(i);
            if (c >= 'a' && c <= 'z') {
                plain++;
            } else if (letter(c) != 0) {
                signs++;
            } else if (c != 0 && c != '-' && c != '\'' && c != '.' && c != '_') {
                return false;
            }
        }
        if (plain == 0 || signs == 0) {
            return false;
        }
        for (int i = first; i < last; i++) {
            char letter = letter(letters.charAt(i));
            if (letter != 0) {
                letters.setCharAt(i, letter);
            }
        }
        return true;
    }

    private char letter(char sign) {
        return switch (sign) {
            case '0' -> 'o';
            case '1', '!', '|' -> oneIsL ? 'l' : 'i';
            case '3', '\u20AC' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '6', '9' -> 'g';
            case '7', '+' -> 't';
            case '8' -> 'b';
            default -> 0;
        };
    }

    private static boolean repeats(StringBuilder letters) {
        int run = 1;
        for (int i = 1; i < letters.length(); i++) {
            run = letters.charAt(i) == letters.charAt(i - 1) ? run + 1 : 1;
            if (run == FEWEST_REPEATS && Character.isLetter(letters.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean squeeze(MappedText text, int start, StringBuilder letters, MappedText output) {
        boolean squeezed = false;
        int i = 0;
        while (i < letters.length()) {
            char c = letters.charAt(i);
            int run = i + 1;
            while (run < letters.length() && letters.charAt(run) == c) {
                run++;
            }
            boolean isLong = run - i >= FEWEST_REPEATS && Character.isLetter(c);
            int kept = isLong ? keepsPairs ? 2 : 1 : run - i;
            for (int k = 0; k < kept && c != 0; k++) {
                int from = start + i + k;
                int to = isLong && k == kept - 1 ? start + run : from + 1;
                Span origin = text.original(from, to);
                output.append(c, origin.start(), origin.end());
            }
            squeezed |= isLong;
            i = run;
        }
        return squeezed;
    }
}

package dev.policyplayground.text;

import java.util.ArrayList;
import java.util.List;

/// A text beside the text that the judges read: what was undone, and where it stands in both.
/// Immutable.
///
/// @param judged the text as judged: sentence by sentence its likeliest reading
/// @param marks what was undone, in the order of the original
public record ObfuscationLens(String judged, List<Mark> marks) {
    public ObfuscationLens {
        marks = List.copyOf(marks);
    }

    /// One disguise.
    ///
    /// @param original where it stands in the text as written
    /// @param judged where what it says stands in [#judged]
    /// @param plain what it says
    public record Mark(Disguise kind, Span original, Span judged, String plain) {}

    /// True when the judges read the text as it is written, letter case and blanks apart.
    public boolean isClear() {
        return marks.isEmpty();
    }

    public static ObfuscationLens of(String text) {
        StringBuilder judged = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        for (Span sentence : SentenceStream.split(text)) {
            List<Reading> readings = Deobfuscator.read(text, sentence);
            NormalizedText plain =
                    readings.isEmpty()
                            ? TextNormalizer.normalize(text, sentence)
                            : readings.getFirst().text();
            int from = judged.length();
            judged.append(plain.text());
            foldedMarks(text, plain, from, marks);
            for (Reading reading : readings.subList(0, Math.min(1, readings.size()))) {
                for (Undone undone : reading.undone()) {
                    marks.add(
                            new Mark(
                                    undone.kind(),
                                    undone.original(),
                                    plain.within(undone.original()).shiftedBy(from),
                                    undone.plain()));
                }
            }
        }
        marks.sort(
                (a, b) ->
                        a.original().start() != b.original().start()
                                ? Integer.compare(a.original().start(), b.original().start())
                                : a.kind().compareTo(b.kind()));
        return new ObfuscationLens(judged.toString(), marks);
    }

    // What Unicode's folding did beside small letters: other letter forms, and what does not show.
    private static void foldedMarks(String text, NormalizedText plain, int from, List<Mark> marks) {
        for (int i = 0; i < plain.text().length(); i++) {
            Span origin = plain.original(i, i + 1);
            String written = origin.in(text);
            char c = plain.text().charAt(i);
            boolean isForm =
                    origin.length() == 1
                            && Character.isLetterOrDigit(c)
                            && c < 0x80
                            && isOtherForm(written.charAt(0));
            boolean hidesMore = origin.length() > 1 && c != ' ' && hasInvisible(written);
            if (isForm || hidesMore) {
                marks.add(
                        new Mark(
                                isForm ? Disguise.LETTER_FORM : Disguise.INVISIBLE,
                                origin,
                                new Span(from + i, from + i + 1),
                                Character.toString(c)));
            }
        }
    }

    private static boolean isOtherForm(char written) {
        return written >= 0x2100 && Lookalikes.latin(written) == 0;
    }

    private static boolean hasInvisible(String written) {
        return written.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.FORMAT || c == 0xAD);
    }
}

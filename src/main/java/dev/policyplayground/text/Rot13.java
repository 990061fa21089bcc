package dev.policyplayground.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a text as ROT13 where that makes it English and it is not so as it stands. Stateless.
final class Rot13 {
    // The commonest short words of English.
    private static final Set<String> COMMON =
            Set.of(
                    "the", "and", "to", "how", "of", "is", "in", "for", "you", "my", "me", "it",
                    "all", "can", "a", "i", "that", "with", "what", "this", "make", "do", "on",
                    "your");
    private static final int FEWEST = 2;

    private Rot13() {}

    /// @param undone where what was undone is added to
    static Optional<MappedText> read(MappedText text, List<Undone> undone) {
        MappedText rotated = new MappedText(text.length());
        for (int i = 0; i < text.length(); i++) {
            rotated.append(rotate(text.charAt(i)), text.start(i), text.end(i));
        }
        int common = common(rotated.toString());
        if (common < FEWEST || common <= 2 * common(text.toString())) {
            return Optional.empty();
        }
        undone.add(
                new Undone(
                        Disguise.ROT13,
                        text.original(0, text.length()),
                        rotated.toString().strip()));
        return Optional.of(rotated);
    }

    private static int common(String text) {
        int count = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                boolean isShort = i > start && i - start <= 4;
                count += isShort && COMMON.contains(text.substring(start, i)) ? 1 : 0;
                start = i + 1;
            }
        }
        return count;
    }

    private static char rotate(char c) {
        return c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c;
    }
}

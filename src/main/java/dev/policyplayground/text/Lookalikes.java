package dev.policyplayground.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;

/// Which plain letter a letter of another script looks like (Unicode UTS #39, through ICU4J), or is
/// when its marks are taken off. Immutable, safe from any thread.
final class Lookalikes {
    // Where the letters stand that are taken for Latin ones: Latin with marks and IPA, Greek,
    // Cyrillic, Armenian; Cherokee; more Latin and Greek; Coptic; Lisu.
    private static final int[][] RANGES = {
        {0x80, 0x58F},
        {0x13A0, 0x13FF},
        {0x1D00, 0x1FFF},
        {0x2C60, 0x2CFF},
        {0xA4D0, 0xA4FF},
        {0xAB30, 0xABBF}
    };
    private static final Map<Character, Character> LATIN = table();

    private Lookalikes() {}

    /// The plain small letter for `c`, or 0 when it looks like none.
    static char latin(char c) {
        return LATIN.getOrDefault(c, (char) 0);
    }

    private static Map<Character, Character> table() {
        SpoofChecker checker = new SpoofChecker.Builder().build();
        Normalizer2 decompose = Normalizer2.getNFDInstance();
        Map<String, Character> bySkeleton = new HashMap<>();
        for (char c = 'a'; c <= 'z'; c++) {
            bySkeleton.put(checker.getSkeleton(Character.toString(c)), c);
            bySkeleton.putIfAbsent(
                    checker.getSkeleton(Character.toString(Character.toUpperCase(c))), c);
        }
        Map<Character, Character> table = new HashMap<>();
        for (int[] range : RANGES) {
            for (int c = range[0]; c <= range[1]; c++) {
                if (Character.isLetter(c)) {
                    String letter = Character.toString(c);
                    char base = decompose.normalize(letter).charAt(0);
                    Character like = bySkeleton.get(checker.getSkeleton(letter));
                    if (base >= 'a' && base <= 'z') {
                        table.put((char) c, base);
                    } else if (like != null) {
                        table.put((char) c, like);
                    }
                }
            }
        }
        return table;
    }
}

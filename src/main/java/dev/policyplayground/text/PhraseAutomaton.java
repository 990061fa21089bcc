package dev.policyplayground.text;

import java.util.BitSet;
import java.util.List;

/// Finds every occurrence of many phrases in one pass over a normalised text (Aho and Corasick,
/// 1975), so that the cost grows with the text and hardly with the number of phrases.
///
/// A phrase stands in the text only as whole words; a `*` at its end or beginning lifts that on its
/// side ("hack*" finds "hacking"). Immutable, safe from any thread. It takes some twenty bytes for
/// each character of the phrases that they do not share.
public final class PhraseAutomaton {
    private static final int LONG_ENOUGH = 4;
    private static final BitSet NO_BORDERLESS = new BitSet();

    private final String[] phrases;
    private final boolean[] openStart;
    private final boolean[] openEnd;
    private final int[] lengths;
    private final PhraseTrie trie;

    /// Is told of each occurrence: the phrase's index and where it stands in the scanned text.
    @FunctionalInterface
    public interface Hits {
        void hit(int phrase, int start, int end);
    }

    private PhraseAutomaton(List<String> given) {
        phrases = new String[given.size()];
        openStart = new boolean[phrases.length];
        openEnd = new boolean[phrases.length];
        lengths = new int[phrases.length];
        for (int i = 0; i < phrases.length; i++) {
            String phrase = given.get(i).strip();
            openStart[i] = phrase.startsWith("*");
            openEnd[i] = phrase.endsWith("*") && phrase.length() > 1;
            String core =
                    phrase.substring(openStart[i] ? 1 : 0, phrase.length() - (openEnd[i] ? 1 : 0));
            phrases[i] = TextNormalizer.normalize(core).text().strip();
            lengths[i] = phrases[i].length();
        }
        trie = new PhraseTrie(phrases);
    }

    /// @param phrases in any case; each is normalised like the text it is sought in
    public static PhraseAutomaton of(List<String> phrases) {
        return new PhraseAutomaton(phrases);
    }

    /// Tells `hits` of each occurrence of a phrase in `normalized`, in the order of their ends.
    public void scan(String normalized, Hits hits) {
        scan(normalized, NO_BORDERLESS, hits);
    }

    /// As [#scan(String, Hits)], for a text in which some words have lost their borders.
    ///
    /// @param borderless the characters between which a phrase of four characters or more stands
    ///   without a word's border
    public void scan(String normalized, BitSet borderless, Hits hits) {
        int state = PhraseTrie.ROOT;
        for (int i = 0; i < normalized.length(); i++) {
            state = trie.step(state, normalized.charAt(i));
            int[] ends = trie.endsAt(state);
            if (ends != null) {
                report(normalized, borderless, i + 1, ends, hits);
            }
        }
    }

    private void report(String text, BitSet borderless, int end, int[] ends, Hits hits) {
        for (int phrase : ends) {
            int start = end - lengths[phrase];
            boolean isFree =
                    lengths[phrase] >= LONG_ENOUGH
                            && borderless.get(start)
                            && borderless.get(end - 1);
            boolean startsWord = openStart[phrase] || start == 0 || !isWord(text.charAt(start - 1));
            boolean endsWord = openEnd[phrase] || end == text.length() || !isWord(text.charAt(end));
            if (isFree || (startsWord && endsWord)) {
                hits.hit(phrase, start, end);
            }
        }
    }

    private static boolean isWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c);
    }
}

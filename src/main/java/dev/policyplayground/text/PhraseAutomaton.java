package dev.policyplayground.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Finds every occurrence of many phrases in one pass over a normalised text (Aho and Corasick,
/// 1975), so that the cost grows with the text and hardly with the number of phrases.
///
/// A phrase stands in the text only as whole words; a `*` at its end or beginning lifts that on its
/// side ("hack*" finds "hacking"). Immutable, safe from any thread. The table takes `states ×
/// distinct characters × 4` bytes.
public final class PhraseAutomaton {
    private static final int ROOT = 0;
    private static final int LONG_ENOUGH = 4;
    private static final BitSet NO_BORDERLESS = new BitSet();

    private final String[] phrases;
    private final boolean[] openStart;
    private final boolean[] openEnd;
    private final int[] lengths;
    private final char[] alphabet;
    private final int[] asciiColumn = new int[128];
    private final int[] next;
    private final int[][] endsHere;

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
        alphabet = alphabetOf(phrases);
        Arrays.fill(asciiColumn, -1);
        for (int i = 0; i < alphabet.length; i++) {
            if (alphabet[i] < 128) {
                asciiColumn[alphabet[i]] = i;
            }
        }
        Trie trie = new Trie();
        next = Arrays.copyOf(trie.next, trie.states * alphabet.length);
        endsHere = Arrays.copyOf(trie.ends, trie.states);
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
        int width = alphabet.length;
        int state = ROOT;
        for (int i = 0; i < normalized.length(); i++) {
            int column = column(normalized.charAt(i));
            state = column < 0 ? ROOT : next[state * width + column];
            int[] ends = endsHere[state];
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

    private int column(char c) {
        if (c < 128) {
            return asciiColumn[c];
        }
        int found = Arrays.binarySearch(alphabet, c);
        return found < 0 ? -1 : found;
    }

    private static char[] alphabetOf(String[] phrases) {
        StringBuilder all = new StringBuilder();
        String.join("", phrases).chars().distinct().sorted().forEach(c -> all.append((char) c));
        return all.toString().toCharArray();
    }

    /// Builds the goto table, then turns it into a full automaton with the failure links worked in.
    private final class Trie {
        private final int width = alphabet.length;
        private int states = 1;
        private int[] next = new int[Math.max(width, 1)];
        private int[][] ends = new int[1][];

        Trie() {
            for (int phrase = 0; phrase < phrases.length; phrase++) {
                insert(phrase);
            }
            resolve();
        }

        private void insert(int phrase) {
            int state = ROOT;
            for (int i = 0; i < lengths[phrase]; i++) {
                int cell = state * width + column(phrases[phrase].charAt(i));
                if (next[cell] == ROOT) {
                    makeRoomFor(states + 1);
                    next[cell] = states++;
                }
                state = next[cell];
            }
            if (lengths[phrase] > 0) {
                ends[state] = plus(ends[state], new int[] {phrase});
            }
        }

        private void makeRoomFor(int wanted) {
            if (wanted > ends.length) {
                int room = Math.max(64, wanted * 2);
                next = Arrays.copyOf(next, room * width);
                ends = Arrays.copyOf(ends, room);
            }
        }

        private void resolve() {
            int[] failure = new int[states];
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            for (int column = 0; column < width; column++) {
                if (next[column] != ROOT) {
                    queue.add(next[column]);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                ends[state] = plus(ends[state], ends[failure[state]]);
                for (int column = 0; column < width; column++) {
                    int cell = state * width + column;
                    int behindFailure = next[failure[state] * width + column];
                    if (next[cell] == ROOT) {
                        next[cell] = behindFailure;
                    } else {
                        failure[next[cell]] = behindFailure;
                        queue.add(next[cell]);
                    }
                }
            }
        }

        private int[] plus(int[] some, int[] more) {
            if (some == null || more == null) {
                return some == null ? more : some;
            }
            int[] both = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, both, some.length, more.length);
            return both;
        }
    }
}

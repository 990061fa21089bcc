package dev.policyplayground.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds every occurrence of many phrases in one pass over a normalised text (Aho and Corasick,
/// 1975), so that the cost grows with the text and hardly with the number of phrases.
///
/// A phrase stands in the text only as whole words; a `*` at its end or beginning lifts that on its
/// side ("hack*" finds "hacking"). Immutable, safe from any thread. It takes some twenty bytes for
/// each character of the phrases that they do not share.
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
    // A state with many ways on has a row of its own, with the failure links worked in; the others,
    // nearly all of them, have a short list, and a link to where to look else.
    private final int[] rowOf;
    private final int[] rows;
    private final int[] firstEdge;
    private final char[] edgeChar;
    private final int[] edgeTo;
    private final int[] failure;
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
        trie.resolve();
        rowOf = trie.rowOf;
        rows = trie.rows;
        firstEdge = trie.firstEdge;
        edgeChar = trie.edgeChar;
        edgeTo = trie.edgeTo;
        failure = trie.failure;
        endsHere = trie.endsHere;
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
        int state = ROOT;
        for (int i = 0; i < normalized.length(); i++) {
            char c = normalized.charAt(i);
            int column = column(c);
            state = column < 0 ? ROOT : step(state, c, column);
            int[] ends = endsHere[state];
            if (ends != null) {
                report(normalized, borderless, i + 1, ends, hits);
            }
        }
    }

    // Falls back at most as often as it went on before: linear over the whole text.
    private int step(int from, char c, int column) {
        int state = from;
        while (rowOf[state] < 0) {
            for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
                if (edgeChar[edge] == c) {
                    return edgeTo[edge];
                }
            }
            state = failure[state];
        }
        return rows[rowOf[state] * alphabet.length + column];
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

    /// Builds the trie of the phrases, then its failure links and rows.
    private final class Trie {
        // A list of more edges than this is slower than a row.
        private static final int LONG_LIST = 1;

        private final List<TreeMap<Character, Integer>> children = new ArrayList<>();
        private final List<int[]> ends = new ArrayList<>();
        private int[] rowOf = {};
        private int[] rows = {};
        private int[] firstEdge = {};
        private char[] edgeChar = {};
        private int[] edgeTo = {};
        private int[] failure = {};
        private int[][] endsHere = {};

        Trie() {
            newState();
            for (int phrase = 0; phrase < phrases.length; phrase++) {
                insert(phrase);
            }
        }

        private int newState() {
            children.add(new TreeMap<>());
            ends.add(new int[0]);
            return children.size() - 1;
        }

        private void insert(int phrase) {
            int state = ROOT;
            for (int i = 0; i < lengths[phrase]; i++) {
                char c = phrases[phrase].charAt(i);
                Integer next = children.get(state).get(c);
                if (next == null) {
                    next = newState();
                    children.get(state).put(c, next);
                }
                state = next;
            }
            if (lengths[phrase] > 0) {
                ends.set(state, plus(ends.get(state), new int[] {phrase}));
            }
        }

        void resolve() {
            int states = children.size();
            listEdges(states);
            failure = new int[states];
            rowOf = new int[states];
            Arrays.fill(rowOf, -1);
            endsHere = new int[states][];
            int many = (int) children.stream().filter(c -> c.size() > LONG_LIST).count() + 1;
            rows = new int[many * alphabet.length];
            int made = 0;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ROOT));
            while (!queue.isEmpty()) {
                int state = queue.remove();
                int[] all =
                        state == ROOT
                                ? ends.get(ROOT)
                                : plus(ends.get(state), orNone(endsHere[failure[state]]));
                if (all.length > 0) {
                    endsHere[state] = all;
                }
                if (state == ROOT || children.get(state).size() > LONG_LIST) {
                    fillRow(state, made);
                    rowOf[state] = made++;
                }
                for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
                    int child = edgeTo[edge];
                    failure[child] = state == ROOT ? ROOT : go(failure[state], edgeChar[edge]);
                    queue.add(child);
                }
            }
        }

        private void listEdges(int states) {
            firstEdge = new int[states + 1];
            edgeChar = new char[states];
            edgeTo = new int[states];
            int edges = 0;
            for (int state = 0; state < states; state++) {
                firstEdge[state] = edges;
                for (Map.Entry<Character, Integer> child : children.get(state).entrySet()) {
                    edgeChar[edges] = child.getKey();
                    edgeTo[edges++] = child.getValue();
                }
            }
            firstEdge[states] = edges;
        }

        // What stands nearer to the root has its row and its failure link already.
        private void fillRow(int state, int row) {
            for (int column = 0; column < alphabet.length; column++) {
                Integer child = children.get(state).get(alphabet[column]);
                rows[row * alphabet.length + column] =
                        child != null
                                ? child
                                : state == ROOT ? ROOT : go(failure[state], alphabet[column]);
            }
        }

        private int go(int from, char c) {
            int state = from;
            while (true) {
                Integer child = children.get(state).get(c);
                if (child != null) {
                    return child;
                }
                if (state == ROOT) {
                    return ROOT;
                }
                state = failure[state];
            }
        }

        private int[] orNone(int @Nullable [] some) {
            return some == null ? new int[0] : some;
        }

        private int[] plus(int[] some, int[] more) {
            int[] both = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, both, some.length, more.length);
            return both;
        }
    }
}

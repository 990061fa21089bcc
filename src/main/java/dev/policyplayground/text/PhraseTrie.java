package dev.policyplayground.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The states of a [PhraseAutomaton]: what was read so far, as far as it may begin a phrase. Built
/// in time that grows with the length of the phrases. Immutable, safe from any thread.
final class PhraseTrie {
    /// Nothing was read yet that begins a phrase.
    static final int ROOT = 0;

    // A list of more edges than this is slower than a row.
    private static final int LONG_LIST = 1;
    private static final int ASCII = 128;

    private final char[] alphabet;
    private final int[] asciiColumn = new int[ASCII];
    // A state with several ways on has a row of its own, with the failure links worked in; the
    // others, nearly all of them, have a short list, and a link to where to look else.
    private final int[] rows;
    // By state: where its row begins, or -1, and in the last bit whether a phrase ends there. What
    // is asked after each character stands in one place.
    private final int[] marks;
    private final int[] firstEdge;
    private final char[] edgeChar;
    private final int[] edgeTo;
    private final int[] failure;
    private final int[] @Nullable [] endsHere;

    /// @param phrases normalised; an empty one is never met
    PhraseTrie(String[] phrases) {
        alphabet = alphabetOf(phrases);
        Arrays.fill(asciiColumn, -1);
        for (int i = 0; i < alphabet.length; i++) {
            if (alphabet[i] < ASCII) {
                asciiColumn[alphabet[i]] = i;
            }
        }
        Beginnings beginnings = new Beginnings(phrases);
        int states = beginnings.size;
        endsHere = beginnings.ends;
        firstEdge = beginnings.firstEdges();
        edgeChar = new char[states - 1];
        edgeTo = new int[states - 1];
        int[] next = firstEdge.clone();
        // Siblings were met in the order of their characters.
        for (int state = 1; state < states; state++) {
            int edge = next[beginnings.parents[state]]++;
            edgeChar[edge] = beginnings.last[state];
            edgeTo[edge] = state;
        }
        failure = new int[states];
        marks = new int[states];
        Arrays.fill(marks, -2);
        int withRow = 1;
        for (int state = 1; state < states; state++) {
            withRow += hasRow(state) ? 1 : 0;
        }
        rows = new int[withRow * alphabet.length];
        link(states);
    }

    private static char[] alphabetOf(String[] phrases) {
        boolean[] met = new boolean[Character.MAX_VALUE + 1];
        for (String phrase : phrases) {
            for (int i = 0; i < phrase.length(); i++) {
                met[phrase.charAt(i)] = true;
            }
        }
        StringBuilder all = new StringBuilder();
        IntStream.range(0, met.length).filter(c -> met[c]).forEach(c -> all.append((char) c));
        return all.toString().toCharArray();
    }

    private boolean hasRow(int state) {
        return state == ROOT || firstEdge[state + 1] - firstEdge[state] > LONG_LIST;
    }

    // From the root outwards: what stands nearer to it has its row and its failure link already.
    private void link(int states) {
        int[] queue = new int[states];
        int waiting = 1;
        int made = 0;
        for (int at = 0; at < states; at++) {
            int state = queue[at];
            if (state != ROOT) {
                endsHere[state] = both(endsHere[state], endsHere[failure[state]]);
            }
            if (hasRow(state)) {
                fillRow(state, made);
                marks[state] = made << 1;
                made += alphabet.length;
            }
            marks[state] |= endsHere[state] == null ? 0 : 1;
            for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
                int child = edgeTo[edge];
                failure[child] = state == ROOT ? ROOT : step(failure[state], edgeChar[edge]);
                queue[waiting++] = child;
            }
        }
    }

    private void fillRow(int state, int from) {
        if (state != ROOT) {
            for (int column = 0; column < alphabet.length; column++) {
                rows[from + column] = step(failure[state], alphabet[column], column);
            }
        }
        for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
            rows[from + column(edgeChar[edge])] = edgeTo[edge];
        }
    }

    private static int @Nullable [] both(int @Nullable [] some, int @Nullable [] more) {
        if (some == null || more == null) {
            return some == null ? more : some;
        }
        int[] both = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, both, some.length, more.length);
        return both;
    }

    /// The state after `c`. Over a whole text, takes time that grows with its length.
    int step(int state, char c) {
        int column = column(c);
        return column < 0 ? ROOT : step(state, c, column);
    }

    // Falls back at most as often as it went on before.
    private int step(int from, char c, int column) {
        int state = from;
        while (marks[state] < 0) {
            for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
                if (edgeChar[edge] == c) {
                    return edgeTo[edge];
                }
            }
            state = failure[state];
        }
        return rows[(marks[state] >> 1) + column];
    }

    private int column(char c) {
        if (c < ASCII) {
            return asciiColumn[c];
        }
        int found = Arrays.binarySearch(alphabet, c);
        return found < 0 ? -1 : found;
    }

    /// The phrases that end in `state`, longer ones first; null for none.
    int @Nullable [] endsAt(int state) {
        return (marks[state] & 1) == 0 ? null : endsHere[state];
    }

    /// All beginnings of the phrases, each a state. For building only.
    private static final class Beginnings {
        private final int[] parents;
        private final char[] last;
        private final int[] @Nullable [] ends;
        private int size = 1;

        Beginnings(String[] phrases) {
            int longest = 0;
            int most = 1;
            for (String phrase : phrases) {
                longest = Math.max(longest, phrase.length());
                most += phrase.length();
            }
            int[] allParents = new int[most];
            char[] allLast = new char[most];
            int[] @Nullable [] allEnds = new int[most][];
            int[] sorted =
                    IntStream.range(0, phrases.length)
                            .boxed()
                            .sorted((a, b) -> phrases[a].compareTo(phrases[b]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            // The states of the phrase before: neighbours share their beginning.
            int[] path = new int[longest + 1];
            String before = "";
            for (int number : sorted) {
                String phrase = phrases[number];
                int shared = Arrays.mismatch(before.toCharArray(), phrase.toCharArray());
                for (int i = shared < 0 ? phrase.length() : shared; i < phrase.length(); i++) {
                    allParents[size] = path[i];
                    allLast[size] = phrase.charAt(i);
                    path[i + 1] = size++;
                }
                if (!phrase.isEmpty()) {
                    int end = path[phrase.length()];
                    allEnds[end] = both(allEnds[end], new int[] {number});
                }
                before = phrase;
            }
            parents = allParents;
            last = allLast;
            ends = Arrays.copyOf(allEnds, size);
        }

        int[] firstEdges() {
            int[] first = new int[size + 1];
            for (int state = 1; state < size; state++) {
                first[parents[state] + 1]++;
            }
            for (int state = 0; state < size; state++) {
                first[state + 1] += first[state];
            }
            return first;
        }
    }
}

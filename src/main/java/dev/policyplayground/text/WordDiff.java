package dev.policyplayground.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// What is different between two texts, word by word (Myers, 1986, through java-diff-utils; words
/// after Unicode UAX #29, through ICU4J). Stateless, safe from any thread.
public final class WordDiff {
    // Beyond this many words a difference is looked for line by line: Myers' cost grows with the
    // number of differences.
    private static final int MOST_WORDS = 20_000;

    private WordDiff() {}

    /// Where the texts differ: spans of the first that the second lacks, and the other way round.
    public record Differences(List<Span> onlyInFirst, List<Span> onlyInSecond) {
        public Differences {
            onlyInFirst = List.copyOf(onlyInFirst);
            onlyInSecond = List.copyOf(onlyInSecond);
        }

        public boolean isEmpty() {
            return onlyInFirst.isEmpty() && onlyInSecond.isEmpty();
        }
    }

    public static Differences of(String first, String second) {
        List<Span> a = words(first);
        List<Span> b = words(second);
        if (a.size() > MOST_WORDS || b.size() > MOST_WORDS) {
            a = lines(first);
            b = lines(second);
        }
        List<String> left = a.stream().map(s -> s.in(first)).toList();
        List<String> right = b.stream().map(s -> s.in(second)).toList();
        List<Span> gone = new ArrayList<>();
        List<Span> come = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            add(gone, a, delta.getSource().getPosition(), delta.getSource().size());
            add(come, b, delta.getTarget().getPosition(), delta.getTarget().size());
        }
        return new Differences(gone, come);
    }

    private static void add(List<Span> spans, List<Span> pieces, int from, int count) {
        if (count > 0) {
            spans.add(new Span(pieces.get(from).start(), pieces.get(from + count - 1).end()));
        }
    }

    private static List<Span> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<Span> words = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(new Span(start, end));
            start = end;
        }
        return words;
    }

    private static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(new Span(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(new Span(start, text.length()));
        }
        return lines;
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import dev.policyplayground.text.WordDiff;
import dev.policyplayground.text.WordDiff.Differences;
import java.util.ArrayList;
import java.util.List;

/// Two texts as one: what is gone stands behind a `−`, what came behind a `+`, so that no colour is
/// needed to tell them apart. Every line of a change begins with its sign. Immutable.
///
/// @param text of both, with the signs
/// @param changes where the changes stand in `text`, in order, signs included, none across lines
/// @param gone how many passages are gone
/// @param come how many passages came
public record DiffText(String text, List<Change> changes, int gone, int come) {
    /// What two equal texts have.
    public static final DiffText NONE = new DiffText("", List.of(), 0, 0);

    /// What became of a passage.
    public enum Kind {
        GONE("−"),
        COME("+");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /// A part of a line that is gone or came.
    public record Change(Span span, Kind kind) {}

    public DiffText {
        changes = List.copyOf(changes);
    }

    /// Compares word by word. Costs time on long texts: for use off the FX thread.
    public static DiffText of(String before, String after) {
        Differences differences = WordDiff.of(before, after);
        return new Merge(before, after).with(differences);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// Walks both texts at once: outside of the differences they are equal.
    private static final class Merge {
        private final String before;
        private final String after;
        private final StringBuilder all = new StringBuilder();
        private final List<Change> changes = new ArrayList<>();

        Merge(String before, String after) {
            this.before = before;
            this.after = after;
        }

        DiffText with(Differences differences) {
            List<Span> gone = differences.onlyInFirst();
            List<Span> come = differences.onlyInSecond();
            int from = 0;
            int to = 0;
            int g = 0;
            int c = 0;
            while (g < gone.size() || c < come.size()) {
                int same =
                        Math.min(
                                g < gone.size() ? gone.get(g).start() - from : Integer.MAX_VALUE,
                                c < come.size() ? come.get(c).start() - to : Integer.MAX_VALUE);
                all.append(before, from, from + same);
                from += same;
                to += same;
                if (g < gone.size() && gone.get(g).start() == from) {
                    from = add(gone.get(g++), before, Kind.GONE);
                }
                if (c < come.size() && come.get(c).start() == to) {
                    to = add(come.get(c++), after, Kind.COME);
                }
            }
            all.append(before, from, before.length());
            return new DiffText(all.toString(), changes, gone.size(), come.size());
        }

        private int add(Span passage, String text, Kind kind) {
            String[] lines = passage.in(text).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                // Behind the last line's end stands nothing of the passage.
                if (i == 0 || i < lines.length - 1 || !lines[i].isEmpty()) {
                    int start = all.length();
                    all.append(kind.sign).append(lines[i]);
                    changes.add(new Change(new Span(start, all.length()), kind));
                }
                if (i < lines.length - 1) {
                    all.append('\n');
                }
            }
            return passage.end();
        }
    }
}

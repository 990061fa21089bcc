package dev.policyplayground.text.sensitive;

import java.util.Arrays;

/// A run of groups of digits with a few separators between them, such as `(030) 555-0100`.
/// Immutable once read.
final class DigitRun {
    // What stood between two groups when it was more than one sign.
    private static final char SEVERAL = 'x';
    private static final int LONGEST_JOINT = 3;

    private final FlatText text;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private char[] joints = new char[8];
    private int size;

    private DigitRun(FlatText text) {
        this.text = text;
    }

    /// @param at where the first group starts
    static DigitRun at(FlatText text, int at) {
        DigitRun run = new DigitRun(text);
        int start = at;
        char joint = FlatText.NOTHING;
        while (true) {
            int end = start;
            while (text.isDigit(end)) {
                end++;
            }
            run.add(joint, start, end);
            int next = end;
            while (next - end < LONGEST_JOINT && " -./()\n".indexOf(text.at(next)) >= 0) {
                next++;
            }
            if (next == end || !text.isDigit(next)) {
                return run;
            }
            joint = next - end == 1 ? text.at(end) : SEVERAL;
            start = next;
        }
    }

    private void add(char joint, int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            joints = Arrays.copyOf(joints, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        joints[size] = joint;
        size++;
    }

    int size() {
        return size;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    String digits(int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i <= to && digits.length() <= 20; i++) {
            digits.append(text.text(starts[i], Math.min(ends[i], starts[i] + 21)));
        }
        return digits.toString();
    }

    /// The groups' lengths, such as `4-4-4-4`.
    String layout(int from, int to) {
        StringBuilder layout = new StringBuilder();
        for (int i = from; i <= to; i++) {
            layout.append(i == from ? "" : "-").append(length(i));
        }
        return layout.toString();
    }

    /// The sign before each of these groups when it is the same before all; `x` when not, and when
    /// there is none.
    char joint(int from, int to) {
        char joint = from <= to ? joints[from] : SEVERAL;
        for (int i = from + 1; i <= to; i++) {
            joint = joints[i] == joint ? joint : SEVERAL;
        }
        return joint;
    }

    /// True for a part or a multiple of one: 0.4111.
    boolean isFraction(int from, int to) {
        return from == to
                && (joints[from] == '.'
                        || (to + 1 < size && joints[to + 1] == '.')
                        || (text.at(starts[from] - 1) == ',' && text.isDigit(starts[from] - 2)));
    }

    /// True when no letter, no further digit and no sign of the same kind adjoins.
    boolean standsAlone(int from, int to) {
        boolean startsWell =
                from > 0
                        ? joints[from] != '.'
                                && joints[from] != '/'
                                && joints[from] != joint(from + 1, to)
                        : isBorder(starts[from]);
        boolean endsWell =
                to + 1 < size
                        ? joints[to + 1] != '.'
                                && joints[to + 1] != '/'
                                && joints[to + 1] != joint(from + 1, to)
                        : !text.isWord(ends[to]) && text.at(ends[to]) != '_';
        return startsWell && endsWell;
    }

    private boolean isBorder(int start) {
        char before = text.at(start - 1);
        boolean isJoined =
                before == '-' || before == '.' || before == '/' || before == ':' || before == ',';
        return !Chars.isWord(before)
                && before != '_'
                && before != '#'
                && before != '$'
                && !(isJoined && before != ':' && text.isWord(start - 2))
                && !(before == ':' && text.isDigit(start - 2));
    }

    /// True for 2026-11-22, 22.11.2026 and the like.
    boolean isDate(int from, int to) {
        if (to - from != 2) {
            return false;
        }
        boolean isYearFirst = length(from) == 4 && length(from + 1) <= 2 && length(to) <= 2;
        boolean isYearLast = length(from) <= 2 && length(from + 1) <= 2 && length(to) == 4;
        return isYearFirst || isYearLast;
    }
}

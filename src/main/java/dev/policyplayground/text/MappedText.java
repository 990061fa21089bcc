package dev.policyplayground.text;

import java.util.Arrays;

/// A text that grows, in which each character knows the part of the original it came from. Not
/// thread-safe.
final class MappedText implements CharSequence {
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    MappedText(int expected) {
        text = new StringBuilder(expected);
        starts = new int[expected];
        ends = new int[expected];
    }

    /// `part` of `text` as it stands.
    static MappedText of(CharSequence text, Span part) {
        MappedText mapped = new MappedText(part.length());
        for (int i = part.start(); i < part.end(); i++) {
            mapped.append(text.charAt(i), i, i + 1);
        }
        return mapped;
    }

    void append(char c, int start, int end) {
        int length = text.length();
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, length * 2 + 16);
            ends = Arrays.copyOf(ends, length * 2 + 16);
        }
        text.append(c);
        starts[length] = start;
        ends[length] = end;
    }

    /// Appends the characters `[from, to)` of `other` with their origin.
    void append(MappedText other, int from, int to) {
        for (int i = from; i < to; i++) {
            append(other.charAt(i), other.starts[i], other.ends[i]);
        }
    }

    /// Appends `words`, all of which come from the whole of `[from, to)` of `other`.
    void append(CharSequence words, MappedText other, int from, int to) {
        for (int i = 0; i < words.length(); i++) {
            append(words.charAt(i), other.starts[from], other.ends[to - 1]);
        }
    }

    /// Says that the last character reaches as far as `end`.
    void stretch(int end) {
        ends[text.length() - 1] = end;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /// Where `[from, to)`, which is not empty, stands in the original.
    Span original(int from, int to) {
        int end = ends[from];
        for (int i = from + 1; i < to; i++) {
            end = Math.max(end, ends[i]);
        }
        return new Span(starts[from], end);
    }

    NormalizedText frozen() {
        return new NormalizedText(text.toString(), starts, ends);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

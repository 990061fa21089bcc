package dev.policyplayground.text;

import java.util.Arrays;
import java.util.Objects;

/// A text that grows, in which each character knows the part of the original it came from. Not
/// thread-safe.
final class MappedText implements CharSequence {
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;
    private long copied;

    MappedText(int expected) {
        chars = new char[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    /// `part` of `text` as it stands.
    static MappedText of(CharSequence text, Span part) {
        MappedText mapped = new MappedText(part.length());
        text.getChars(part.start(), part.end(), mapped.chars, 0);
        mapped.length = part.length();
        for (int i = 0; i < mapped.length; i++) {
            mapped.starts[i] = part.start() + i;
            mapped.ends[i] = part.start() + i + 1;
        }
        return mapped;
    }

    void append(char c, int start, int end) {
        if (length == starts.length) {
            reserve(length * 2 + 16);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /// How many characters were copied so far because the text outgrew its room: linear in its
    /// length, or growing it is a fault.
    long copied() {
        return copied;
    }

    private void reserve(int room) {
        copied += length;
        chars = Arrays.copyOf(chars, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
    }

    /// Appends the characters of `source` from `from` on in the form that `forms` has for them, as
    /// long as it has one that is not 0, and no blank stands after a blank.
    ///
    /// @param offset where `source` begins in the original
    /// @return the place of the first character that was not appended
    int appendForms(char[] source, int from, char[] forms, int offset) {
        int needed = length + source.length - from;
        if (needed > starts.length) {
            // By half at least: each character that grows would copy the whole text again.
            reserve(Math.max(needed, starts.length + starts.length / 2));
        }
        int to = length;
        char before = to > 0 ? chars[to - 1] : 0;
        int at = from;
        while (at < source.length) {
            char c = source[at];
            char form = c < forms.length ? forms[c] : 0;
            if (form == 0 || (form == ' ' && before == ' ')) {
                break;
            }
            chars[to] = form;
            starts[to] = offset + at;
            ends[to] = offset + at + 1;
            before = form;
            to++;
            at++;
        }
        length = to;
        return at;
    }

    /// Takes the last character away.
    void dropLast() {
        length--;
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
        ends[length - 1] = end;
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
        return new NormalizedText(toString(), starts, ends);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[Objects.checkIndex(index, length)];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}

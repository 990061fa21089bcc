package dev.policyplayground.text;

/// A half-open range `[start, end)` of UTF-16 offsets in a text. Immutable.
///
/// @throws IllegalArgumentException from the constructor when the range is negative or reversed
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /// The same range in a text that has `by` more UTF-16 units in front.
    public Span shiftedBy(int by) {
        return new Span(start + by, end + by);
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /// The part of `text` that this span covers, cut to the text's length.
    public String in(CharSequence text) {
        int to = Math.min(end, text.length());
        return text.subSequence(Math.min(start, to), to).toString();
    }
}

package dev.policyplayground.text;

/// A text as the judges read it, with the way back to the text as it was written. Immutable.
///
/// Offsets are UTF-16 units; `original` spans are offsets into the text given to [TextNormalizer].
public final class NormalizedText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    NormalizedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public String text() {
        return text;
    }

    /// Where `[start, end)` of the normalised text stands in the original. The range must not be
    /// empty.
    public Span original(int start, int end) {
        return new Span(starts[start], ends[end - 1]);
    }
}

package dev.policyplayground.text;

/// A text as the judges read it, with the way back to the text as it was written. Immutable.
///
/// Offsets are UTF-16 units; `original` spans are offsets into the text given to [TextNormalizer].
public final class NormalizedText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    /// @param starts for each character, where what it came from begins; never falling
    /// @param ends and where that ends; never falling
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

    /// Where the characters stand that come from any of `original`; at 0 and empty when none does.
    /// Takes logarithmic time.
    public Span within(Span original) {
        int from = firstAtLeast(ends, original.start() + 1);
        int to = firstAtLeast(starts, original.end());
        return from < to ? new Span(from, to) : new Span(0, 0);
    }

    // The first character with at least `value` in `offsets`, which never fall.
    private int firstAtLeast(int[] offsets, int value) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

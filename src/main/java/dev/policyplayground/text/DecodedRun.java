package dev.policyplayground.text;

import java.util.Arrays;

/// A segment that was decoded, each of its characters with what it was decoded from. Immutable.
final class DecodedRun {
    private final Disguise kind;
    private final int start;
    private final int end;
    private final String plain;
    private final int[] starts;
    private final int[] ends;

    /// @param start where the segment begins in the text it was found in
    /// @param end where it ends
    /// @param plain what it says
    /// @param starts for each character of `plain`, where what it was decoded from begins
    /// @param ends and where that ends
    DecodedRun(Disguise kind, int start, int end, String plain, int[] starts, int[] ends) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.plain = plain;
        this.starts = starts;
        this.ends = ends;
    }

    /// A segment of which each character comes from the whole.
    static DecodedRun of(Disguise kind, int start, int end, String plain) {
        int[] starts = new int[plain.length()];
        int[] ends = new int[plain.length()];
        Arrays.fill(starts, start);
        Arrays.fill(ends, end);
        return new DecodedRun(kind, start, end, plain, starts, ends);
    }

    int end() {
        return end;
    }

    void appendTo(MappedText output, MappedText source) {
        for (int i = 0; i < plain.length(); i++) {
            Span origin = source.original(starts[i], ends[i]);
            output.append(plain.charAt(i), origin.start(), origin.end());
        }
    }

    Undone undone(MappedText source) {
        return new Undone(kind, source.original(start, end), plain);
    }
}

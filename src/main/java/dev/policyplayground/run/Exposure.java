package dev.policyplayground.run;

import java.util.Optional;

/// How much of a reply the user had seen before it was taken back. Immutable.
///
/// @param characters that were shown, in Unicode code points: an emoji is one
/// @param of how many the whole reply has, as far as it came
public record Exposure(int characters, int of) {

    /// @param shown up to which UTF-16 offset of `reply` it was shown
    /// @return empty when nothing was
    public static Optional<Exposure> of(String reply, int shown) {
        int end = Math.clamp(shown, 0, reply.length());
        return end == 0
                ? Optional.empty()
                : Optional.of(
                        new Exposure(
                                reply.codePointCount(0, end),
                                reply.codePointCount(0, reply.length())));
    }

    /// In one sentence without a full stop.
    public String words() {
        return characters == of
                ? "Shown, then taken back: the user saw all %d characters".formatted(of)
                : "Shown in part, then taken back: the user saw %d of %d characters"
                        .formatted(characters, of);
    }
}

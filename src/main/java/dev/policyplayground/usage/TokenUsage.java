package dev.policyplayground.usage;

/// The tokens of one request, in the five classes that are priced apart. Immutable. Source: the
/// `usage` object of the Messages API; thinking is part of `output`.
public record TokenUsage(
        long input,
        long cacheWrite5m,
        long cacheWrite1h,
        long cacheRead,
        long output,
        long thinking) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0);

    /// The size of the request: input, cache reads and cache writes.
    public long prompt() {
        return input + cacheWrite5m + cacheWrite1h + cacheRead;
    }

    public long total() {
        return prompt() + output;
    }
}

package dev.policyplayground.simulator;

/// What a minute allows a key; 0 for no limit. Immutable.
public record Limits(long requests, long inputTokens, long outputTokens) {
    /// The lowest tier's. Source: `facts/claude-api.md`, section 1.8.
    public static final Limits START = new Limits(1_000, 2_000_000, 400_000);

    public static final Limits NONE = new Limits(0, 0, 0);
}

package dev.policyplayground.run;

/// How a key stands with the API: how often it was used for requests that were flagged over policy,
/// and whether it still works. Implementations are thread-safe, answer at once and start nothing.
public interface KeyHealth {
    /// How many requests with the key were flagged so far.
    int strikes();

    /// How many strikes disable the key; 0 for never.
    int allowed();

    /// True once every request with the key fails. There is no way back: only [#rotate] helps.
    boolean isDisabled();

    /// Goes on with a new key, which has no strikes. Runs that are under way end with the old one.
    void rotate();
}

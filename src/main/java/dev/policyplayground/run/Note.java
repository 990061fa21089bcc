package dev.policyplayground.run;

/// Something about a reply that stands beside its outcome.
public enum Note {
    /// A limit cut the reply off.
    TRUNCATED,
    /// The model waits for a tool's result.
    TOOL_CALL,
    /// The API paused a long turn.
    PAUSED,
    /// The reply has no text.
    EMPTY_REPLY,
    /// All tokens went into thinking.
    ALL_THINKING,
    /// A high-risk use: the user reads the pack's disclaimer, and a person looks at the run.
    HUMAN_REVIEW,
    /// The reply was held as a whole, because the pack has Claude judge it.
    HELD_FOR_JUDGE,
    /// A stop reason that this program does not know.
    UNKNOWN_STOP_REASON
}

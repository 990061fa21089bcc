package dev.policyplayground.claude;

import java.util.Locale;

/// Why the model stopped. Source: the Messages API, "Handling stop reasons".
public enum StopReason {
    END_TURN,
    MAX_TOKENS,
    STOP_SEQUENCE,
    TOOL_USE,
    PAUSE_TURN,
    REFUSAL,
    MODEL_CONTEXT_WINDOW_EXCEEDED,
    /// A value newer than this program. The reply is complete, but what it means is not known.
    UNKNOWN;

    static StopReason of(String value) {
        for (StopReason reason : values()) {
            if (reason != UNKNOWN && reason.name().toLowerCase(Locale.ROOT).equals(value)) {
                return reason;
            }
        }
        return UNKNOWN;
    }

    /// True when the reply was cut off by a limit.
    public boolean isTruncation() {
        return this == MAX_TOKENS || this == MODEL_CONTEXT_WINDOW_EXCEEDED;
    }
}

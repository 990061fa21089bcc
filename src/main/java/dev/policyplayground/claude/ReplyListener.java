package dev.policyplayground.claude;

import java.time.Duration;

/// Is told of a reply as it arrives, on the thread that reads it.
public interface ReplyListener {
    /// Hears nothing.
    ReplyListener NONE = new ReplyListener() {};

    /// The next piece of the reply's text.
    default void text(String delta) {}

    /// The next piece of the model's thinking, which is never surfaced.
    default void thinking(String delta) {}

    /// The next event of a stream, as received.
    default void event(String data) {}

    /// The call failed before its answer began, and is made again after `wait`.
    ///
    /// @param attempt how many attempts were made so far
    default void retrying(ApiFailure why, int attempt, Duration wait) {}
}

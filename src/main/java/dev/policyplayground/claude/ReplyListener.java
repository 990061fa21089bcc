package dev.policyplayground.claude;

/// Is told of a reply as it arrives, on the thread that reads it.
public interface ReplyListener {
    /// The next piece of the reply's text.
    default void text(String delta) {}

    /// The next piece of the model's thinking, which is never surfaced.
    default void thinking(String delta) {}
}

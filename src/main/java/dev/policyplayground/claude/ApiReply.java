package dev.policyplayground.claude;

import dev.policyplayground.usage.TokenUsage;

/// How one request ended: in exactly one of these ways. Immutable.
public sealed interface ApiReply {

    record Completed(Message message) implements ApiReply {}

    /// @param soFar the text that had arrived; of no use but to look at
    /// @param usage what had been counted by then, and may be billed
    record Failed(ApiFailure failure, String soFar, TokenUsage usage) implements ApiReply {}

    record Cancelled(String soFar, TokenUsage usage) implements ApiReply {}
}

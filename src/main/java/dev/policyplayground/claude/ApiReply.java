package dev.policyplayground.claude;

import dev.policyplayground.usage.TokenUsage;

/// How one request ended: in exactly one of these ways. Immutable.
public sealed interface ApiReply {

    /// The answer's headers; none when there was no answer.
    ResponseHeaders headers();

    record Completed(Message message, ResponseHeaders headers) implements ApiReply {
        /// A message without headers, from elsewhere than a connection.
        public Completed(Message message) {
            this(message, ResponseHeaders.NONE);
        }
    }

    /// @param soFar the text that had arrived; of no use but to look at
    /// @param usage what had been counted by then, and may be billed
    record Failed(ApiFailure failure, String soFar, TokenUsage usage, ResponseHeaders headers)
            implements ApiReply {
        /// A failure without an answer.
        public Failed(ApiFailure failure, String soFar, TokenUsage usage) {
            this(failure, soFar, usage, ResponseHeaders.NONE);
        }
    }

    record Cancelled(String soFar, TokenUsage usage, ResponseHeaders headers) implements ApiReply {
        /// A request that was cancelled before its answer.
        public Cancelled(String soFar, TokenUsage usage) {
            this(soFar, usage, ResponseHeaders.NONE);
        }
    }
}

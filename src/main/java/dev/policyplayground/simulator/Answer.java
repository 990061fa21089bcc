package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;

/// What the simulated API answers to one request. Immutable.
sealed interface Answer {

    /// An error with the API's own status, type and message, before anything was generated.
    ///
    /// @param isOverPolicy true for a request that was flagged over policy, which counts as a
    ///   strike
    record Fault(int status, String type, String message, boolean isOverPolicy) implements Answer {
        Fault(int status, String type, String message) {
            this(status, type, message, false);
        }

        JsonNode body(String requestId) {
            return JsonNode.object()
                    .put("type", "error")
                    .put("error", JsonNode.object().put("type", type).put("message", message))
                    .put("request_id", requestId);
        }
    }

    /// A message. Whatever `ending` says, the whole text is given; it decides how much is sent.
    record Reply(
            String model,
            String thinking,
            String text,
            Ending ending,
            long inputTokens,
            long maxTokens)
            implements Answer {}

    /// How a message ends.
    sealed interface Ending {
        record EndTurn() implements Ending {}

        record Refused(String category, boolean midway) implements Ending {}

        /// The connection is closed before the message is complete.
        record BreaksOff() implements Ending {}

        /// An error event inside the stream.
        record FailsMidway() implements Ending {}
    }
}

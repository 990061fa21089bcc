package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the simulated API answers to one request. Immutable.
sealed interface Answer {

    /// An error with the API's own status, type and message, before anything was generated.
    ///
    /// @param code `error.details.error_code`, where there is one
    /// @param headers beside the usual ones
    /// @param html true when the answer comes from a proxy in front of the API, as a page
    /// @param isOverPolicy true for a request that was flagged over policy, which counts as a
    ///   strike
    record Fault(
            int status,
            String type,
            String message,
            Optional<String> code,
            Map<String, String> headers,
            boolean html,
            boolean isOverPolicy)
            implements Answer {
        Fault(int status, String type, String message) {
            this(status, type, message, Optional.empty(), Map.of(), false, false);
        }

        Fault(int status, String type, String message, boolean isOverPolicy) {
            this(status, type, message, Optional.empty(), Map.of(), false, isOverPolicy);
        }

        static Fault invalid(String message) {
            return new Fault(400, "invalid_request_error", message);
        }

        Fault withCode(String errorCode) {
            return new Fault(
                    status, type, message, Optional.of(errorCode), headers, html, isOverPolicy);
        }

        Fault with(String header, String value) {
            return new Fault(
                    status, type, message, code, Map.of(header, value), html, isOverPolicy);
        }

        Fault asPage() {
            return new Fault(status, type, message, code, headers, true, isOverPolicy);
        }

        JsonNode body(String requestId) {
            JsonNode error = JsonNode.object().put("type", type).put("message", message);
            code.ifPresent(c -> error.put("details", JsonNode.object().put("error_code", c)));
            return JsonNode.object()
                    .put("type", "error")
                    .put("error", error)
                    .put("request_id", requestId);
        }

        String page() {
            return "<html>\r\n<head><title>"
                    + status
                    + " "
                    + message
                    + "</title></head>\r\n<body>\r\n<center><h1>"
                    + status
                    + " "
                    + message
                    + "</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
        }
    }

    /// The connection is closed without a word.
    record Silence() implements Answer {}

    /// A message. Whatever `ending` says, all parts are given; it decides how much is sent.
    ///
    /// @param maxTokens the request's limit
    record Reply(String model, List<Part> parts, Ending ending, Input input, long maxTokens)
            implements Answer {
        public Reply {
            parts = List.copyOf(parts);
        }

        Reply with(Ending other) {
            return new Reply(model, parts, other, input, maxTokens);
        }
    }

    /// What a request counts, in tokens.
    ///
    /// @param ttl `5m` or `1h`, where something was written to the cache
    record Input(long plain, long written, long read, String ttl, boolean usOnly) {
        long counted() {
            return plain + written;
        }
    }

    /// A block of a message.
    sealed interface Part {
        /// @param omitted true when the words are left out and only the signature comes
        record Thinking(String text, boolean omitted) implements Part {}

        record Text(String text) implements Part {}

        /// @param server true for a tool of the API's own
        record Tool(String id, String name, JsonNode input, boolean server) implements Part {}

        /// A block that comes whole.
        record Whole(JsonNode block) implements Part {}
    }

    /// How a message ends.
    sealed interface Ending {
        /// @param sequence the stop sequence that was met
        record Stops(String reason, Optional<String> sequence) implements Ending {
            Stops(String reason) {
                this(reason, Optional.empty());
            }
        }

        /// @param category empty for a refusal that names none
        record Refused(Optional<String> category, boolean midway) implements Ending {}

        /// The connection is lost before the message is complete.
        record BreaksOff() implements Ending {}

        /// The stream ends as if all were well, but the message is not complete.
        record EndsEarly() implements Ending {}

        /// An error event inside the stream.
        record Fails(String type, String message) implements Ending {}

        /// An event that is no JSON.
        record Garbles() implements Ending {}
    }
}

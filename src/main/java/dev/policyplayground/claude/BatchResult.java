package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import java.util.Optional;

/// What became of one request of a batch; results come in any order. Immutable.
public sealed interface BatchResult {
    /// The name that the request was given.
    String customId();

    /// Also a refusal, which the message's stop reason tells. The only kind that is billed.
    record Succeeded(String customId, Message message) implements BatchResult {}

    record Errored(String customId, ApiFailure failure) implements BatchResult {}

    record Canceled(String customId) implements BatchResult {}

    record Expired(String customId) implements BatchResult {}

    /// A line that says something else; never taken for a success.
    record Unreadable(String customId, String reason) implements BatchResult {}

    static BatchResult of(JsonNode line) {
        String id = line.get("custom_id").textOrEmpty();
        JsonNode result = line.get("result");
        return switch (result.get("type").textOrEmpty()) {
            case "succeeded" ->
                    result.get("message").get("content").isArray()
                            ? new Succeeded(id, Message.of(result.get("message"), Optional.empty()))
                            : new Unreadable(id, "a result without its message");
            case "errored" -> new Errored(id, failure(result.get("error")));
            case "canceled" -> new Canceled(id);
            case "expired" -> new Expired(id);
            default -> new Unreadable(id, "a result of an unknown kind");
        };
    }

    private static ApiFailure failure(JsonNode error) {
        return ApiFailure.ofEvent(error, error.get("request_id").asText());
    }
}

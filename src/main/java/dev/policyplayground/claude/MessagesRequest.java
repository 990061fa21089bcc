package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.Turn;
import java.util.List;
import java.util.Locale;

/// The body of `POST /v1/messages`. Immutable. No sampling parameters: current models refuse them.
///
/// @param system the system prompt; empty for none
/// @param turns oldest first, ending with the user's
/// @param maxTokens the reply's limit in tokens, thinking included
public record MessagesRequest(
        String model, long maxTokens, String system, List<Turn> turns, boolean stream) {

    public MessagesRequest {
        turns = List.copyOf(turns);
    }

    JsonNode toJson() {
        JsonNode body = JsonNode.object().put("model", model).put("max_tokens", maxTokens);
        if (!system.isBlank()) {
            body.put("system", system);
        }
        JsonNode messages = JsonNode.array();
        for (Turn turn : turns) {
            messages.add(
                    JsonNode.object()
                            .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                            .put("content", turn.text()));
        }
        body.put("messages", messages);
        return stream ? body.put("stream", true) : body;
    }
}

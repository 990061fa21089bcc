package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import java.util.Optional;

/// What the API says of a model. Immutable. Source: the Messages API, `GET /v1/models`.
///
/// @param maxInputTokens 0 when not told
/// @param lifecycle `active`, `deprecated` or `retired`; empty when not told
/// @param retiresAt an RFC 3339 time, where one is announced
/// @param capabilities as received
public record ModelInfo(
        String id,
        String displayName,
        long maxInputTokens,
        long maxTokens,
        Optional<String> lifecycle,
        Optional<String> retiresAt,
        JsonNode capabilities) {

    static ModelInfo of(JsonNode json) {
        String id = json.get("id").textOrEmpty();
        return new ModelInfo(
                id,
                json.get("display_name").asText().orElse(id),
                json.get("max_input_tokens").count(),
                json.get("max_tokens").count(),
                json.get("lifecycle").asText(),
                json.get("retires_at").asText(),
                json.get("capabilities"));
    }
}

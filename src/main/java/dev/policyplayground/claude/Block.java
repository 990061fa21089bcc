package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import java.util.stream.Collectors;

/// One content block of a reply. Immutable. A kind this program does not know is kept as it came.
public sealed interface Block {

    record Text(String text) implements Block {}

    /// The model's thinking. Never surfaced.
    record Thinking(String text) implements Block {}

    record RedactedThinking() implements Block {}

    /// A tool call. Its input is judged as text.
    record ToolUse(String id, String name, JsonNode input) implements Block {
        /// The call as plain words, a line for each value: a judge must see what JSON would hide
        /// behind its escapes.
        public String words() {
            return name + " " + words(input);
        }

        private static String words(JsonNode value) {
            if (value.isObject()) {
                return value.names().stream()
                        .map(n -> n + ": " + words(value.get(n)))
                        .collect(Collectors.joining("\n"));
            }
            if (value.isArray()) {
                return value.items().stream().map(ToolUse::words).collect(Collectors.joining("\n"));
            }
            return value.asText().orElseGet(value::toString);
        }
    }

    record Unknown(String type, JsonNode json) implements Block {}

    static Block of(JsonNode json) {
        String type = json.get("type").textOrEmpty();
        return switch (type) {
            case "text" -> new Text(json.get("text").textOrEmpty());
            case "thinking" -> new Thinking(json.get("thinking").textOrEmpty());
            case "redacted_thinking" -> new RedactedThinking();
            case "tool_use" ->
                    new ToolUse(
                            json.get("id").textOrEmpty(),
                            json.get("name").textOrEmpty(),
                            json.get("input"));
            default -> new Unknown(type, json);
        };
    }
}

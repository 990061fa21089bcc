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
    ///
    /// @param isServers true for a tool that the API itself runs
    record ToolUse(String id, String name, JsonNode input, boolean isServers) implements Block {
        /// A call that is to be made by the one who asked.
        public ToolUse(String id, String name, JsonNode input) {
            this(id, name, input, false);
        }

        /// The call as plain words, a line for each value: a judge must see what JSON would hide
        /// behind its escapes.
        public String words() {
            return name + " " + Block.words(input);
        }
    }

    /// From here on another model answers: the first one refused.
    record Fallback(String from, String to) implements Block {}

    /// @param json as received; in a stream with the deltas that came for it
    record Unknown(String type, JsonNode json) implements Block {
        /// All that it says, for a judge and for a person.
        public String words() {
            return Block.words(json);
        }
    }

    static Block of(JsonNode json) {
        String type = json.get("type").textOrEmpty();
        return switch (type) {
            case "text" -> new Text(json.get("text").textOrEmpty());
            case "thinking" -> new Thinking(json.get("thinking").textOrEmpty());
            case "redacted_thinking" -> new RedactedThinking();
            case "tool_use", "server_tool_use" ->
                    new ToolUse(
                            json.get("id").textOrEmpty(),
                            json.get("name").textOrEmpty(),
                            json.get("input"),
                            type.startsWith("server"));
            case "fallback" ->
                    new Fallback(
                            json.get("from").get("model").textOrEmpty(),
                            json.get("to").get("model").textOrEmpty());
            default -> new Unknown(type, json);
        };
    }

    private static String words(JsonNode value) {
        if (value.isObject()) {
            return value.names().stream()
                    .map(n -> n + ": " + words(value.get(n)))
                    .collect(Collectors.joining("\n"));
        }
        if (value.isArray()) {
            return value.items().stream().map(Block::words).collect(Collectors.joining("\n"));
        }
        return value.asText().orElseGet(value::toString);
    }
}

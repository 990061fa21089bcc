package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The body of `POST /v1/messages`. Immutable. What the settings leave to the model is not sent.
///
/// A document goes as a `document` block of plain text; a tool's result as a `tool_result` behind
/// the `tool_use` it answers, with the tool declared.
///
/// @param system the system prompt; empty for none
/// @param turns oldest first, ending with the user's; none of them quarantined
/// @param maxTokens the reply's limit in tokens, thinking included
/// @param settings how the model is asked
/// @param resent the content of a paused turn of the model's, which stands behind the user's
/// @param schema the JSON schema that the reply is to follow; empty for free text
public record MessagesRequest(
        String model,
        long maxTokens,
        String system,
        List<Turn> turns,
        CallSettings settings,
        boolean stream,
        Optional<JsonNode> resent,
        Optional<JsonNode> schema) {
    /// A request for free text.
    public MessagesRequest(
            String model,
            long maxTokens,
            String system,
            List<Turn> turns,
            CallSettings settings,
            boolean stream,
            Optional<JsonNode> resent) {
        this(model, maxTokens, system, turns, settings, stream, resent, Optional.empty());
    }

    public MessagesRequest(
            String model,
            long maxTokens,
            String system,
            List<Turn> turns,
            CallSettings settings,
            boolean stream) {
        this(model, maxTokens, system, turns, settings, stream, Optional.empty());
    }

    /// A request that leaves the model's settings as they are.
    public MessagesRequest(
            String model, long maxTokens, String system, List<Turn> turns, boolean stream) {
        this(model, maxTokens, system, turns, CallSettings.DEFAULT, stream);
    }

    public MessagesRequest {
        turns = List.copyOf(turns);
    }

    /// The body as it is sent.
    public JsonNode toJson() {
        JsonNode body = JsonNode.object().put("model", model).put("max_tokens", maxTokens);
        fill(body);
        aboutReply(body);
        return stream ? body.put("stream", true) : body;
    }

    /// The body that asks how many tokens this request has: the same without what is about the
    /// reply alone.
    public JsonNode toCountJson() {
        return fill(JsonNode.object().put("model", model));
    }

    /// The members of the body that say how the model is asked; an empty object for none.
    public JsonNode settingsJson() {
        return aboutReply(aboutModel(JsonNode.object()));
    }

    private JsonNode aboutReply(JsonNode body) {
        if (!settings.stopSequences().isEmpty()) {
            body.put(
                    "stop_sequences",
                    JsonNode.array(settings.stopSequences().stream().map(JsonNode::text).toList()));
        }
        settings.temperature().ifPresent(t -> body.put("temperature", t));
        return settings.usOnly() ? body.put("inference_geo", "us") : body;
    }

    /// The same request, asked for in the other way.
    MessagesRequest asStream() {
        return new MessagesRequest(model, maxTokens, system, turns, settings, true, resent, schema);
    }

    private JsonNode fill(JsonNode body) {
        if (!system.isBlank()) {
            body.put("system", system);
        }
        JsonNode tools = tools();
        if (!tools.items().isEmpty()) {
            body.put("tools", tools);
        }
        body.put("messages", messages());
        return aboutModel(body);
    }

    private JsonNode aboutModel(JsonNode body) {
        thinking().ifPresent(thinking -> body.put("thinking", thinking));
        JsonNode output = outputConfig();
        if (!output.names().isEmpty()) {
            body.put("output_config", output);
        }
        if (settings.caching() != CallSettings.Caching.OFF) {
            body.put(
                    "cache_control",
                    JsonNode.object()
                            .put("type", "ephemeral")
                            .put("ttl", settings.caching().ttl()));
        }
        return body;
    }

    private JsonNode outputConfig() {
        JsonNode output = JsonNode.object();
        settings.effort().ifPresent(e -> output.put("effort", e.code()));
        schema.ifPresent(
                s ->
                        output.put(
                                "format",
                                JsonNode.object().put("type", "json_schema").put("schema", s)));
        return output;
    }

    private Optional<JsonNode> thinking() {
        return switch (settings.thinking()) {
            case MODEL_DEFAULT -> Optional.empty();
            case ADAPTIVE ->
                    Optional.of(
                            JsonNode.object()
                                    .put("type", "adaptive")
                                    .put(
                                            "display",
                                            settings.showThinking() ? "summarized" : "omitted"));
            case ENABLED ->
                    Optional.of(
                            JsonNode.object()
                                    .put("type", "enabled")
                                    .put("budget_tokens", settings.thinkingBudget()));
            case DISABLED -> Optional.of(JsonNode.object().put("type", "disabled"));
        };
    }

    /// The conversation as the API takes it.
    public JsonNode messages() {
        JsonNode messages = JsonNode.array();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            switch (turn.kind()) {
                case TEXT -> {
                    // The API takes no empty text; a reply may have been empty.
                    if (!turn.text().isBlank() || i == turns.size() - 1) {
                        messages.add(message(turn.role(), JsonNode.text(turn.text())));
                    }
                }
                case DOCUMENT -> messages.add(message(Turn.Role.USER, document(turn)));
                case TOOL_RESULT -> addToolResult(messages, turn, "toolu_playground_" + (i + 1));
            }
        }
        resent.ifPresent(content -> messages.add(message(Turn.Role.ASSISTANT, content)));
        return messages;
    }

    /// The tools that results in the conversation came from, each declared once.
    public JsonNode tools() {
        Set<String> names = new LinkedHashSet<>();
        turns.stream()
                .filter(t -> t.kind() == Turn.Kind.TOOL_RESULT)
                .forEach(t -> names.add(toolName(t)));
        JsonNode tools = JsonNode.array();
        for (String name : names) {
            tools.add(
                    JsonNode.object()
                            .put("name", name)
                            .put("description", "A tool whose result stands in the conversation.")
                            .put("input_schema", JsonNode.object().put("type", "object")));
        }
        return tools;
    }

    private static void addToolResult(JsonNode messages, Turn turn, String id) {
        messages.add(
                message(
                        Turn.Role.ASSISTANT,
                        JsonNode.array()
                                .add(
                                        JsonNode.object()
                                                .put("type", "tool_use")
                                                .put("id", id)
                                                .put("name", toolName(turn))
                                                .put("input", JsonNode.object()))));
        messages.add(
                message(
                        Turn.Role.USER,
                        JsonNode.array()
                                .add(
                                        JsonNode.object()
                                                .put("type", "tool_result")
                                                .put("tool_use_id", id)
                                                .put("content", turn.text()))));
    }

    private static JsonNode document(Turn turn) {
        JsonNode block =
                JsonNode.object()
                        .put("type", "document")
                        .put(
                                "source",
                                JsonNode.object()
                                        .put("type", "text")
                                        .put("media_type", "text/plain")
                                        .put("data", turn.text()));
        return JsonNode.array()
                .add(turn.name().isBlank() ? block : block.put("title", turn.name()));
    }

    private static JsonNode message(Turn.Role role, JsonNode content) {
        return JsonNode.object()
                .put("role", role.name().toLowerCase(Locale.ROOT))
                .put("content", content);
    }

    // Source: the Messages API, "Tool use": ^[a-zA-Z0-9_-]{1,128}$
    private static String toolName(Turn turn) {
        String name = turn.name().strip().replaceAll("[^a-zA-Z0-9_-]+", "_");
        String cut = name.substring(0, Math.min(name.length(), 128));
        return cut.isEmpty() || cut.equals("_") ? "tool" : cut;
    }
}

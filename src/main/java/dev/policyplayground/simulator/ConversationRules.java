package dev.policyplayground.simulator;

import static dev.policyplayground.simulator.Answer.Fault.invalid;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.text.TokenEstimate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the API does not take of a conversation. Stateless. Source: `facts/claude-api.md`, sections
/// 0, 1.1, 1.2 and 1.8.
record ConversationRules(Model model, ApiVersion version) {
    private static final int MOST_MESSAGES = 100_000;
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    Optional<Fault> check(JsonNode body) {
        if (!body.get("messages").isArray()) {
            return Optional.of(invalid("messages: Input should be a valid list"));
        }
        List<JsonNode> turns = body.get("messages").items();
        if (turns.isEmpty()) {
            return Optional.of(invalid("messages: at least one message is required"));
        }
        if (turns.size() > MOST_MESSAGES) {
            return Optional.of(
                    invalid("messages: List should have at most 100000 items after validation"));
        }
        Optional<Fault> turn = turns(turns);
        return turn.or(() -> tools(body)).or(() -> ending(body, turns)).or(() -> length(body));
    }

    private Optional<Fault> turns(List<JsonNode> turns) {
        for (int i = 0; i < turns.size(); i++) {
            String role = turns.get(i).get("role").textOrEmpty();
            if (!List.of("user", "assistant", "system").contains(role)) {
                return Optional.of(
                        invalid("messages." + i + ".role: Input should be 'user' or 'assistant'"));
            }
            JsonNode content = turns.get(i).get("content");
            if (!content.isText() && !content.isArray()) {
                return Optional.of(invalid("messages." + i + ".content: Field required"));
            }
            Optional<Fault> blocks = blocks(turns, i, role);
            if (blocks.isPresent()) {
                return blocks;
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> blocks(List<JsonNode> turns, int i, String role) {
        List<JsonNode> blocks = turns.get(i).get("content").items();
        for (int k = 0; k < blocks.size(); k++) {
            String at = "messages." + i + ".content." + k;
            JsonNode block = blocks.get(k);
            String type = block.get("type").textOrEmpty();
            boolean strict = version == ApiVersion.V2026_10_21;
            if (type.isEmpty()) {
                return Optional.of(invalid(at + ".type: Field required"));
            }
            if (type.equals("text") && block.get("text").textOrEmpty().isBlank()) {
                return Optional.of(
                        invalid("messages: text content blocks must contain non-whitespace text"));
            }
            if (strict && type.equals("document") && role.equals("assistant")) {
                return Optional.of(
                        invalid(at + ": document blocks are not permitted in assistant messages"));
            }
            if (strict
                    && type.equals("text")
                    && role.equals("user")
                    && !block.get("citations").items().isEmpty()) {
                return Optional.of(invalid(at + ".text.citations: Extra inputs are not permitted"));
            }
            if (type.equals("tool_result")
                    && !calls(turns, i - 1).contains(block.get("tool_use_id").textOrEmpty())) {
                return Optional.of(
                        invalid(
                                at
                                        + ": unexpected `tool_use_id` found in `tool_result` blocks: "
                                        + block.get("tool_use_id").textOrEmpty()
                                        + ". Each `tool_result` block must have a corresponding `tool_use` block in the previous message."));
            }
        }
        return Optional.empty();
    }

    private static Set<String> calls(List<JsonNode> turns, int i) {
        return i < 0
                ? Set.of()
                : turns.get(i).get("content").items().stream()
                        .filter(b -> b.get("type").textOrEmpty().equals("tool_use"))
                        .map(b -> b.get("id").textOrEmpty())
                        .collect(Collectors.toSet());
    }

    private static Optional<Fault> tools(JsonNode body) {
        List<JsonNode> tools = body.get("tools").items();
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = tools.get(i);
            boolean server =
                    !tool.get("type").textOrEmpty().isEmpty()
                            && !tool.get("type").textOrEmpty().equals("custom");
            if (!TOOL_NAME.matcher(tool.get("name").textOrEmpty()).matches()) {
                return Optional.of(
                        invalid(
                                "tools."
                                        + i
                                        + ".custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"));
            }
            if (!server && !tool.get("input_schema").isObject()) {
                return Optional.of(invalid("tools." + i + ".custom.input_schema: Field required"));
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> ending(JsonNode body, List<JsonNode> turns) {
        JsonNode last = turns.getLast();
        if (last.get("role").textOrEmpty().equals("assistant") && !isPaused(last)) {
            boolean thinks =
                    model.behaviour().thinksWith(Thinking.MODEL_DEFAULT)
                            || body.get("thinking").get("type").textOrEmpty().equals("enabled");
            return model.behaviour().prefill() && !thinks
                    ? Optional.empty()
                    : Optional.of(
                            invalid(
                                    "This model does not support assistant message prefill. The conversation must end with a user message."));
        }
        boolean hasOther =
                last.get("content").items().stream()
                        .anyMatch(b -> !b.get("type").textOrEmpty().equals("text"));
        return RequestText.plain(last.get("content")).isBlank() && !hasOther
                ? Optional.of(
                        invalid("messages: text content blocks must contain non-whitespace text"))
                : Optional.empty();
    }

    // A turn of the model's that waits for a tool of the API's own is sent back as it came.
    private static boolean isPaused(JsonNode turn) {
        return turn.get("content").items().stream()
                .anyMatch(b -> b.get("type").textOrEmpty().equals("server_tool_use"));
    }

    private Optional<Fault> length(JsonNode body) {
        long tokens =
                TokenEstimate.of(RequestText.all(body))
                        + TokenEstimate.of(RequestText.plain(body.get("system")));
        return tokens > model.maxInputTokens()
                ? Optional.of(
                        invalid(
                                "prompt is too long: "
                                        + tokens
                                        + " tokens > "
                                        + model.maxInputTokens()
                                        + " maximum"))
                : Optional.empty();
    }
}

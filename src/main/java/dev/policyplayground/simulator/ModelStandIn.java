package dev.policyplayground.simulator;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.text.TokenEstimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Decides what the simulated API answers: the checks in the API's order and with its messages,
/// then the scene that fits the prompt. Stateless, safe from any thread.
final class ModelStandIn {
    private static final String POLICY_MESSAGE =
            "This request was blocked because it appears to violate our Usage Policy.";

    private final SceneBook scenes;
    private final ModelCatalog catalog;

    ModelStandIn(SceneBook scenes, ModelCatalog catalog) {
        this.scenes = scenes;
        this.catalog = catalog;
    }

    /// @param body the request, which is a JSON object
    Answer answer(JsonNode body) {
        String prompt = lastUserText(body);
        String system = plainText(body.get("system"));
        SceneBook.Reading reading = scenes.read(system, prompt, attachments(body));
        Optional<Answer> forced = forcedBy(prompt, body);
        if (forced.isPresent()) {
            return forced.get();
        }
        if (reading.scene().api() == Scene.Api.POLICY) {
            return overPolicy();
        }
        Optional<Fault> fault = faultIn(body);
        return fault.isPresent() ? fault.get() : reply(reading, body, system);
    }

    private Answer reply(SceneBook.Reading reading, JsonNode body, String system) {
        Scene scene = reading.scene();
        String category = scene.refusalCategory().orElse("general_harms");
        Ending ending =
                switch (scene.api()) {
                    case REFUSAL -> new Ending.Refused(category, false);
                    case REFUSAL_MIDWAY -> new Ending.Refused(category, true);
                    case ANSWER, POLICY -> new Ending.EndTurn();
                };
        return reply(
                body,
                system,
                scene.thinking(),
                reading.refuses() ? scene.refusal() : scene.reply(),
                ending);
    }

    private Answer reply(
            JsonNode body, String system, String thinking, String text, Ending ending) {
        String model = body.get("model").textOrEmpty();
        boolean thinks = catalog.find(model).map(Model::thinksAlways).orElse(false);
        long input = 8 + TokenEstimate.of(system) + TokenEstimate.of(allText(body));
        return new Answer.Reply(
                model, thinks ? thinking : "", text, ending, input, body.get("max_tokens").count());
    }

    /// Stand-in strings of our own that make one kind of answer happen, wherever they stand in a
    /// prompt.
    private Optional<Answer> forcedBy(String prompt, JsonNode body) {
        int at = prompt.indexOf("[simulate:");
        int end = at < 0 ? -1 : prompt.indexOf(']', at);
        if (end < 0) {
            return Optional.empty();
        }
        String text = scenes.fallback().reply();
        return switch (prompt.substring(at + 10, end).strip().toLowerCase(Locale.ROOT)) {
            case "policy" -> Optional.of(overPolicy());
            case "rate_limit" ->
                    Optional.of(
                            new Fault(
                                    429,
                                    "rate_limit_error",
                                    "This request would exceed your organization's rate limit of 1,000 requests per minute."));
            case "overloaded" -> Optional.of(new Fault(529, "overloaded_error", "Overloaded"));
            case "api_error" -> Optional.of(new Fault(500, "api_error", "Internal server error"));
            case "authentication" ->
                    Optional.of(new Fault(401, "authentication_error", "invalid x-api-key"));
            case "refusal" ->
                    Optional.of(
                            reply(body, "", "", "", new Ending.Refused("general_harms", false)));
            case "refusal_midway" ->
                    Optional.of(
                            reply(body, "", "", text, new Ending.Refused("general_harms", true)));
            case "breaks_off" -> Optional.of(reply(body, "", "", text, new Ending.BreaksOff()));
            case "fails_midway" -> Optional.of(reply(body, "", "", text, new Ending.FailsMidway()));
            case "empty" -> Optional.of(reply(body, "", "", "", new Ending.EndTurn()));
            default -> Optional.empty();
        };
    }

    private Optional<Fault> faultIn(JsonNode body) {
        for (String required : List.of("model", "max_tokens", "messages")) {
            if (body.get(required).isMissing()) {
                return Optional.of(invalid(required + ": Field required"));
            }
        }
        String id = body.get("model").textOrEmpty();
        Optional<Model> known = catalog.find(id);
        if (known.isEmpty()) {
            return Optional.of(new Fault(404, "not_found_error", "model: " + id));
        }
        Model model = known.get();
        long maxTokens = body.get("max_tokens").count();
        if (maxTokens < 1) {
            return Optional.of(invalid("max_tokens: Input should be greater than or equal to 1"));
        }
        if (maxTokens > model.maxOutputTokens()) {
            return Optional.of(
                    invalid(
                            "max_tokens: "
                                    + maxTokens
                                    + " > "
                                    + model.maxOutputTokens()
                                    + ", which is the maximum allowed number of output tokens for "
                                    + id));
        }
        if (model.refusesSampling() && !body.get("temperature").isMissing()) {
            return Optional.of(invalid("`temperature` is deprecated for this model"));
        }
        return faultIn(
                body.get("messages"),
                model,
                TokenEstimate.of(allText(body)) + TokenEstimate.of(plainText(body.get("system"))));
    }

    private static Optional<Fault> faultIn(JsonNode messages, Model model, long tokens) {
        List<JsonNode> turns = messages.items();
        if (turns.isEmpty()) {
            return Optional.of(invalid("messages: at least one message is required"));
        }
        if (!turns.getLast().get("role").textOrEmpty().equals("user")) {
            return Optional.of(
                    invalid(
                            "This model does not support assistant message prefill. The conversation must end with a user message."));
        }
        if (plainText(turns.getLast().get("content")).isBlank()) {
            return Optional.of(
                    invalid("messages: text content blocks must contain non-whitespace text"));
        }
        if (tokens > model.maxInputTokens()) {
            return Optional.of(
                    invalid(
                            "prompt is too long: "
                                    + tokens
                                    + " tokens > "
                                    + model.maxInputTokens()
                                    + " maximum"));
        }
        return Optional.empty();
    }

    private static Fault overPolicy() {
        return new Fault(400, "invalid_request_error", POLICY_MESSAGE, true);
    }

    private static Fault invalid(String message) {
        return new Fault(400, "invalid_request_error", message);
    }

    private static String lastUserText(JsonNode body) {
        List<JsonNode> turns = body.get("messages").items();
        return turns.isEmpty() ? "" : plainText(turns.getLast().get("content"));
    }

    private static String allText(JsonNode body) {
        return body.get("messages").items().stream()
                .map(turn -> plainText(turn.get("content")))
                .collect(Collectors.joining("\n"));
    }

    // Content is a string, or a list of blocks of which the text ones count.
    private static String plainText(JsonNode content) {
        return content.asText()
                .orElseGet(
                        () ->
                                content.items().stream()
                                        .map(ModelStandIn::blockText)
                                        .collect(Collectors.joining("\n")));
    }

    // A text block, the data of a document, or what a tool gave back.
    private static String blockText(JsonNode block) {
        return switch (block.get("type").textOrEmpty()) {
            case "document" -> block.get("source").get("data").textOrEmpty();
            case "tool_result" -> plainText(block.get("content"));
            default -> block.get("text").textOrEmpty();
        };
    }

    // What came from elsewhere: documents and the results of tools, which may hold instructions.
    private static String attachments(JsonNode body) {
        return body.get("messages").items().stream()
                .flatMap(turn -> turn.get("content").items().stream())
                .filter(b -> !b.get("type").textOrEmpty().equals("text"))
                .map(ModelStandIn::blockText)
                .collect(Collectors.joining("\n"));
    }
}

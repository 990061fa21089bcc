package dev.policyplayground.simulator;

import static dev.policyplayground.simulator.Answer.Fault.invalid;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Behaviour;
import dev.policyplayground.catalog.Behaviour.Sampling;
import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the API does not take, with the words it says so in, rule by rule in its order. Stateless.
/// Source: `facts/claude-api.md`, sections 1.2, 1.8 and 3.
final class RequestRules {
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");

    private final ModelCatalog catalog;
    private final InstantSource clock;

    RequestRules(ModelCatalog catalog, InstantSource clock) {
        this.clock = clock;
        this.catalog = catalog;
    }

    /// What a request is for: the same body means different things.
    enum Use {
        MESSAGE,
        COUNT,
        BATCH_ITEM
    }

    /// The first thing that is wrong with `body`.
    Optional<Fault> check(JsonNode body, ApiVersion version, Use use) {
        for (String required : required(use)) {
            if (body.get(required).isMissing()) {
                return Optional.of(invalid(required + ": Field required"));
            }
        }
        String id = body.get("model").textOrEmpty();
        Optional<Model> known = catalog.find(id);
        if (known.isEmpty() || catalog.isRetired(id, clock.instant())) {
            return Optional.of(new Fault(404, "not_found_error", "model: " + id));
        }
        Model model = known.get();
        return Stream.<Optional<Fault>>of(
                        use == Use.BATCH_ITEM ? batchItem(body) : Optional.empty(),
                        use == Use.COUNT ? Optional.empty() : maxTokens(body, model, id),
                        sampling(body, model.behaviour(), version),
                        thinking(body, model.behaviour()),
                        effort(body),
                        geography(body, model.behaviour()),
                        toolChoice(body, model.behaviour()),
                        cacheControl(body),
                        new ConversationRules(model, version).check(body),
                        SchemaRules.check(body.get("output_config").get("format")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> required(Use use) {
        return use == Use.COUNT
                ? List.of("model", "messages")
                : List.of("model", "max_tokens", "messages");
    }

    private static Optional<Fault> batchItem(JsonNode body) {
        return Stream.of("stream", "speed", "fallbacks")
                .filter(name -> !body.get(name).isMissing())
                .map(name -> invalid(name + ": Extra inputs are not permitted"))
                .findFirst()
                .or(
                        () ->
                                body.get("max_tokens").count() == 0
                                        ? Optional.of(
                                                invalid(
                                                        "max_tokens: Input should be greater than or equal to 1"))
                                        : Optional.empty());
    }

    private static Optional<Fault> maxTokens(JsonNode body, Model model, String id) {
        Optional<BigDecimal> given = body.get("max_tokens").asDecimal();
        if (given.isEmpty() || given.get().stripTrailingZeros().scale() > 0) {
            return Optional.of(invalid("max_tokens: Input should be a valid integer"));
        }
        // Zero asks for the cache to be filled and nothing else.
        if (given.get().signum() < 0) {
            return Optional.of(invalid("max_tokens: Input should be greater than or equal to 1"));
        }
        return given.get().compareTo(BigDecimal.valueOf(model.maxOutputTokens())) > 0
                ? Optional.of(
                        invalid(
                                "max_tokens: "
                                        + given.get().toBigInteger()
                                        + " > "
                                        + model.maxOutputTokens()
                                        + ", which is the maximum allowed number of output tokens for "
                                        + id))
                : Optional.empty();
    }

    private static Optional<Fault> sampling(
            JsonNode body, Behaviour behaviour, ApiVersion version) {
        List<String> given = SAMPLING.stream().filter(n -> !body.get(n).isMissing()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String first = given.getFirst();
        if (version == ApiVersion.V2026_10_21) {
            return Optional.of(invalid(first + ": Extra inputs are not permitted"));
        }
        boolean strict =
                behaviour.sampling() == Sampling.REFUSED
                        || (behaviour.sampling() == Sampling.DEFAULTS
                                && body.get(first).number(1) != 1);
        if (strict) {
            return Optional.of(invalid("`" + first + "` is deprecated for this model"));
        }
        if (behaviour.sampling() == Sampling.ONE
                && given.containsAll(List.of("temperature", "top_p"))) {
            return Optional.of(
                    invalid(
                            "`temperature` and `top_p` cannot both be specified for this model. Please use only one."));
        }
        double temperature = body.get("temperature").number(1);
        return temperature < 0 || temperature > 1
                ? Optional.of(
                        invalid(
                                "temperature: Input should be "
                                        + (temperature < 0
                                                ? "greater than or equal to 0"
                                                : "less than or equal to 1")))
                : Optional.empty();
    }

    private static Optional<Fault> thinking(JsonNode body, Behaviour behaviour) {
        JsonNode thinking = body.get("thinking");
        String type = thinking.get("type").textOrEmpty();
        if (thinking.isMissing() || type.equals("between_tools")) {
            return Optional.empty();
        }
        Optional<Thinking> mode =
                Stream.of(Thinking.ADAPTIVE, Thinking.ENABLED, Thinking.DISABLED)
                        .filter(m -> m.code().equals(type))
                        .findFirst();
        if (mode.isEmpty()) {
            return Optional.of(
                    invalid(
                            "thinking: Input tag '"
                                    + type
                                    + "' found using 'type' does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'"));
        }
        if (behaviour.refuses().contains(mode.get())) {
            return Optional.of(invalid(refused(mode.get())));
        }
        Optional<Effort> effort = effortOf(body);
        if (mode.get() == Thinking.DISABLED
                && effort.isPresent()
                && behaviour.offUpTo().filter(e -> effort.get().compareTo(e) > 0).isPresent()) {
            return Optional.of(
                    invalid(
                            "\"thinking.type.disabled\" is not supported with effort \""
                                    + effort.get().code()
                                    + "\" for this model."));
        }
        return mode.get() == Thinking.ENABLED ? budget(body, thinking) : Optional.empty();
    }

    private static Optional<Fault> budget(JsonNode body, JsonNode thinking) {
        long budget = thinking.get("budget_tokens").count();
        if (budget < 1_024) {
            return Optional.of(
                    invalid(
                            thinking.get("budget_tokens").isMissing()
                                    ? "thinking.enabled.budget_tokens: Field required"
                                    : "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"));
        }
        return !body.get("max_tokens").isMissing() && budget >= body.get("max_tokens").count()
                ? Optional.of(
                        invalid("`max_tokens` must be greater than `thinking.budget_tokens`."))
                : Optional.empty();
    }

    private static String refused(Thinking mode) {
        return switch (mode) {
            case ADAPTIVE, MODEL_DEFAULT -> "adaptive thinking is not supported on this model";
            case ENABLED ->
                    "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.";
            case DISABLED -> "\"thinking.type.disabled\" is not supported for this model.";
        };
    }

    private static Optional<Effort> effortOf(JsonNode body) {
        String code = body.get("output_config").get("effort").textOrEmpty();
        return Arrays.stream(Effort.values()).filter(e -> e.code().equals(code)).findFirst();
    }

    private static Optional<Fault> effort(JsonNode body) {
        return !body.get("output_config").get("effort").isMissing() && effortOf(body).isEmpty()
                ? Optional.of(
                        invalid(
                                "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'"))
                : Optional.empty();
    }

    private static Optional<Fault> geography(JsonNode body, Behaviour behaviour) {
        JsonNode geo = body.get("inference_geo");
        if (geo.isMissing() || geo.textOrEmpty().equals("global")) {
            return Optional.empty();
        }
        return geo.textOrEmpty().equals("us") && behaviour.usOnly()
                ? Optional.empty()
                : Optional.of(
                        invalid(
                                "inference_geo: '"
                                        + geo.textOrEmpty().toLowerCase(Locale.ROOT)
                                        + "' is not supported for this model"));
    }

    private static Optional<Fault> toolChoice(JsonNode body, Behaviour behaviour) {
        String type = body.get("tool_choice").get("type").textOrEmpty();
        boolean forces = type.equals("any") || type.equals("tool");
        if (forces && body.get("thinking").get("type").textOrEmpty().equals("enabled")) {
            return Optional.of(
                    invalid("Thinking may not be enabled when tool_choice forces tool use."));
        }
        return forces && behaviour.forcedToolChoice().equals(Optional.of(false))
                ? Optional.of(
                        invalid("tool_choice: type '" + type + "' is not supported for this model"))
                : Optional.empty();
    }

    private static Optional<Fault> cacheControl(JsonNode body) {
        List<JsonNode> marks =
                Stream.concat(
                                Stream.of(body.get("cache_control")),
                                Stream.concat(
                                                Stream.of(body.get("system"), body.get("tools")),
                                                body.get("messages").items().stream()
                                                        .map(m -> m.get("content")))
                                        .flatMap(c -> c.items().stream())
                                        .map(b -> b.get("cache_control")))
                        .filter(mark -> !mark.isMissing())
                        .toList();
        if (marks.size() > 4) {
            return Optional.of(
                    invalid(
                            "A maximum of 4 blocks with cache_control may be provided. Found "
                                    + marks.size()
                                    + "."));
        }
        return marks.stream()
                .filter(m -> !List.of("", "5m", "1h").contains(m.get("ttl").textOrEmpty()))
                .map(_ -> invalid("cache_control.ephemeral.ttl: Input should be '5m' or '1h'"))
                .findFirst();
    }
}

package dev.policyplayground.simulator;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Behaviour;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.simulator.Answer.Input;
import dev.policyplayground.simulator.Answer.Part;
import dev.policyplayground.simulator.RequestRules.Use;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what the simulated API answers: the checks in the API's order and with its messages,
/// then the scene that fits the prompt. Thread-safe.
final class ModelStandIn {
    private final SceneBook scenes;
    private final ModelCatalog catalog;
    private final RequestRules rules;
    private final PromptCache cache;

    ModelStandIn(SceneBook scenes, ModelCatalog catalog, InstantSource clock) {
        this.scenes = scenes;
        this.catalog = catalog;
        this.rules = new RequestRules(catalog, clock);
        this.cache = new PromptCache(clock);
    }

    /// What the simulated model makes of a request.
    ///
    /// @param isOverPolicy true when it is flagged before anything else is looked at
    record Reading(SceneBook.Reading scene, Scenario scenario, boolean isOverPolicy) {}

    /// @param asked the scenarios that came with the request, or stand for every one
    /// @throws Scenario.Unknown when the scenario asked for cannot be
    Reading read(JsonNode body, List<String> asked) throws Scenario.Unknown {
        String prompt = RequestText.lastOfUser(body);
        boolean judges = JudgeStandIn.isAsked(body);
        // What is to be judged is data, and makes no scene of its own.
        SceneBook.Reading scene =
                judges
                        ? new SceneBook.Reading(scenes.fallback(), false)
                        : scenes.read(
                                RequestText.plain(body.get("system")),
                                prompt,
                                RequestText.attachments(body));
        List<String> specs = new ArrayList<>(List.of(scene.scene().simulate()));
        specs.addAll(asked);
        specs.add(known(named(prompt)));
        Scenario scenario =
                Scenario.parse((judges ? ScenarioScope.JUDGE : ScenarioScope.CHAT).of(specs));
        boolean forced =
                scenario.fault().filter(f -> f instanceof Fault p && p.isOverPolicy()).isPresent();
        boolean forcesOther = scenario.fault().isPresent() || scenario.ending().isPresent();
        boolean flagged = scene.scene().api() == Scene.Api.POLICY && !forcesOther;
        return new Reading(scene, scenario, forced || flagged);
    }

    // A stand-in of our own, wherever it stands in a prompt: [simulate: ...].
    private static String named(String prompt) {
        int at = prompt.indexOf("[simulate:");
        int end = at < 0 ? -1 : prompt.indexOf(']', at);
        return end < 0 ? "" : prompt.substring(at + 10, end);
    }

    // What stands in a prompt may be anything: a name that is not known is just text.
    private static String known(String spec) {
        try {
            ScenarioScope.check(spec);
            return spec;
        } catch (Scenario.Unknown e) {
            return "";
        }
    }

    Optional<Fault> check(JsonNode body, ApiVersion version, Use use) {
        return rules.check(body, version, use);
    }

    /// What the request counts.
    ///
    /// @param keeps true when its prompt is to be cached where it asks for that
    Input input(String key, JsonNode body, boolean keeps) {
        return cache.count(
                key,
                body,
                catalog.behaviour(body.get("model").textOrEmpty()).minCacheTokens(),
                keeps);
    }

    Answer.Reply reply(Reading reading, JsonNode body, Input input) {
        Scene scene = reading.scene.scene();
        Scenario scenario = reading.scenario;
        boolean forcesEnding =
                scenario.ending().filter(e -> !(e instanceof Ending.Stops)).isPresent();
        List<Part> parts = new ArrayList<>();
        JsonNode schema = body.get("output_config").get("format").get("schema");
        if (!schema.isMissing() && !scenario.keepsText()) {
            parts.addAll(scenario.parts());
        } else if (JudgeStandIn.isAsked(body)) {
            parts.add(new Part.Text(new JudgeStandIn(scenes).answer(body).toString()));
        } else if (!schema.isMissing()) {
            String hint = scene.concerns().stream().findFirst().orElse("");
            boolean flags = !scene.concerns().isEmpty() || scene.api() != Scene.Api.ANSWER;
            parts.add(new Part.Text(SchemaAnswer.of(schema, flags, hint).toString()));
        } else {
            thinking(body, forcesEnding ? "" : scene.thinking()).ifPresent(parts::add);
            parts.addAll(scenario.parts());
            boolean forcesTool = forcedTool(body).isPresent();
            if (scenario.keepsText() && !forcesTool) {
                String text = reading.scene.refuses() ? scene.refusal() : scene.reply();
                parts.add(new Part.Text(forcesEnding ? scenes.fallback().reply() : text));
            }
            forcedTool(body).ifPresent(parts::add);
        }
        Ending ending =
                scenario.ending()
                        .orElseGet(
                                () ->
                                        forcedTool(body).isPresent()
                                                ? new Ending.Stops("tool_use")
                                                : ending(scene));
        return new Answer.Reply(
                body.get("model").textOrEmpty(),
                parts,
                ending,
                input,
                body.get("max_tokens").count());
    }

    private static Ending ending(Scene scene) {
        return switch (scene.api()) {
            case REFUSAL -> new Ending.Refused(category(scene), false);
            case REFUSAL_MIDWAY -> new Ending.Refused(category(scene), true);
            case ANSWER, POLICY -> new Ending.Stops("end_turn");
        };
    }

    private static Optional<String> category(Scene scene) {
        return scene.refusalCategory().or(() -> Optional.of("general_harms"));
    }

    private Optional<Part> thinking(JsonNode body, String words) {
        Behaviour behaviour = catalog.behaviour(body.get("model").textOrEmpty());
        JsonNode asked = body.get("thinking");
        Thinking mode =
                switch (asked.get("type").textOrEmpty()) {
                    case "adaptive" -> Thinking.ADAPTIVE;
                    case "enabled" -> Thinking.ENABLED;
                    case "disabled" -> Thinking.DISABLED;
                    default -> Thinking.MODEL_DEFAULT;
                };
        if (!behaviour.thinksWith(mode) || words.isEmpty()) {
            return Optional.empty();
        }
        String display = asked.get("display").textOrEmpty();
        boolean omitted = display.equals("omitted") || (behaviour.omitsText() && display.isEmpty());
        return Optional.of(new Part.Thinking(words, omitted));
    }

    // A tool that the request insists on, called with an input that fits its schema.
    private static Optional<Part> forcedTool(JsonNode body) {
        JsonNode choice = body.get("tool_choice");
        boolean any = choice.get("type").textOrEmpty().equals("any");
        boolean one = choice.get("type").textOrEmpty().equals("tool");
        if (!any && !one) {
            return Optional.empty();
        }
        return body.get("tools").items().stream()
                .filter(t -> any || t.get("name").equals(choice.get("name")))
                .findFirst()
                .map(
                        tool ->
                                new Part.Tool(
                                        "toolu_sim_02",
                                        tool.get("name").textOrEmpty(),
                                        SchemaAnswer.of(tool.get("input_schema"), false, ""),
                                        false));
    }
}

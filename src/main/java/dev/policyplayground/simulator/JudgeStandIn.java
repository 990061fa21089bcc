package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Plays a model that is asked to judge a text: the request has a schema with findings, and the
/// text stands as JSON in `<content>`. It finds what the simulator's own scenes find, and knows
/// nothing of any gate. Immutable, safe from any thread.
///
/// Source of the shape: `facts/claude-api.md`, section 5.
record JudgeStandIn(SceneBook scenes) {
    private static final String OPEN = "<content>";
    private static final String CLOSE = "</content>";
    private static final int SAID = 40;

    /// True for a request that this answers.
    static boolean isAsked(JsonNode body) {
        return !categories(body).isEmpty() && RequestText.lastOfUser(body).contains(OPEN);
    }

    private static JsonNode schema(JsonNode body) {
        return body.get("output_config").get("format").get("schema");
    }

    private static JsonNode finding(JsonNode body) {
        return schema(body).get("properties").get("findings").get("items");
    }

    private static List<JsonNode> categories(JsonNode body) {
        return finding(body).get("properties").get("category_id").get("enum").items();
    }

    /// The JSON that the model answers.
    JsonNode answer(JsonNode body) {
        JsonNode content = content(RequestText.lastOfUser(body));
        String prompt = content.get("prompt").textOrEmpty();
        String reply = content.get("reply").textOrEmpty();
        Scene scene = scenes.read("", prompt, elsewhere(content)).scene();
        boolean isHarmless = scene.concerns().isEmpty() && scene.api() == Scene.Api.ANSWER;
        JsonNode findings = JsonNode.array();
        if (!isHarmless && !isRefusal(reply)) {
            String text = reply.isEmpty() ? prompt : reply;
            findings.add(found(body, scene, quote(text, scene), reply.isEmpty()));
        }
        return SchemaAnswer.of(schema(body), false, "").put("findings", findings);
    }

    private static JsonNode content(String text) {
        int from = text.indexOf(OPEN) + OPEN.length();
        int to = text.lastIndexOf(CLOSE);
        return to < from
                ? JsonNode.MISSING
                : JsonNode.parseOrMissing(text.substring(from, to).strip());
    }

    private static String elsewhere(JsonNode content) {
        return content.get("conversation").items().stream()
                .filter(t -> !t.get("kind").textOrEmpty().equals("text"))
                .map(t -> t.get("text").textOrEmpty())
                .collect(Collectors.joining("\n"));
    }

    private boolean isRefusal(String reply) {
        return scenes.scenes().stream()
                .map(Scene::refusal)
                .filter(r -> !r.isEmpty())
                .anyMatch(r -> reply.contains(r.substring(0, Math.min(SAID, r.length()))));
    }

    // The sentence that belongs to the scene, or else the first one.
    private String quote(String text, Scene scene) {
        List<String> sentences =
                SentenceStream.split(text).stream()
                        .map((Span s) -> s.in(text).strip())
                        .filter(s -> !s.isEmpty())
                        .toList();
        return sentences.stream()
                .filter(s -> scenes.read("", s, s).scene().equals(scene))
                .findFirst()
                .or(() -> sentences.stream().findFirst())
                .orElse("");
    }

    private static JsonNode found(JsonNode body, Scene scene, String quote, boolean isPrompt) {
        boolean worst = !isPrompt || scene.api() != Scene.Api.ANSWER;
        return SchemaAnswer.of(finding(body), true, "")
                .put("quote", quote)
                .put("category_id", category(body, scene))
                .put("why", "[simulated] The text is of the kind \"" + scene.id() + "\".")
                .put("severity", JsonNode.number(Integer.valueOf(worst ? 3 : 2)));
    }

    // The category whose definition in the system prompt speaks most of what the scene is about.
    private static String category(JsonNode body, Scene scene) {
        String system = RequestText.plain(body.get("system"));
        return categories(body).stream()
                .map(JsonNode::textOrEmpty)
                .max(Comparator.comparingInt(id -> words(definition(system, id), scene.harms())))
                .orElse("");
    }

    private static String definition(String system, String id) {
        String line =
                system.lines()
                        .filter(
                                l ->
                                        l.toLowerCase(Locale.ROOT)
                                                .contains(id.toLowerCase(Locale.ROOT) + " "))
                        .findFirst()
                        .orElse("");
        return TextNormalizer.normalize(line).text();
    }

    private static int words(String definition, List<String> harms) {
        return (int)
                harms.stream()
                        .filter(h -> PhraseGroups.of(List.of(List.of(h))).allIn(definition))
                        .count();
    }
}

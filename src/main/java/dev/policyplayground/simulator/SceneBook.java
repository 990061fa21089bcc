package dev.policyplayground.simulator;

import dev.policyplayground.simulator.Scene.Api;
import dev.policyplayground.text.SentenceStream;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.TextNormalizer;
import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlNode.Sequence;
import dev.policyplayground.yaml.YamlProblem;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All scenes, and how a system prompt is read. Immutable, safe from any thread.
///
/// @param clauses for each concern, the wordings of a system prompt that ask the model to refuse it
/// @param waivers wordings that take a refusal clause back ("never refuse")
public record SceneBook(
        List<Scene> scenes,
        Map<String, List<PhraseGroups>> clauses,
        PhraseGroups waivers,
        Scene fallback) {
    private static final Set<String> SCENE =
            Set.of(
                    "id",
                    "topics",
                    "in",
                    "concerns",
                    "harms",
                    "api",
                    "refusal_category",
                    "thinking",
                    "reply",
                    "refusal",
                    "simulate");

    public SceneBook {
        scenes = List.copyOf(scenes);
        clauses = Map.copyOf(clauses);
    }

    /// What the simulated model makes of a prompt under a system prompt.
    record Reading(Scene scene, boolean refuses) {}

    /// @param documents all text that came from elsewhere
    Reading read(String system, String prompt, String documents) {
        String normalized = TextNormalizer.normalize(prompt).text();
        String elsewhere = TextNormalizer.normalize(documents).text();
        Scene scene =
                scenes.stream()
                        .filter(s -> s.fits(normalized, elsewhere))
                        .findFirst()
                        .orElse(fallback);
        Set<String> refused = refusedConcerns(system);
        return new Reading(scene, scene.concerns().stream().anyMatch(refused::contains));
    }

    /// The concerns that a system prompt asks the model to refuse, sentence by sentence.
    Set<String> refusedConcerns(String system) {
        Set<String> refused = new HashSet<>();
        for (Span span : SentenceStream.split(system)) {
            String sentence = TextNormalizer.normalize(system, span).text();
            if (waivers.allIn(sentence)) {
                continue;
            }
            clauses.forEach(
                    (concern, wordings) -> {
                        if (wordings.stream().anyMatch(w -> w.allIn(sentence))) {
                            refused.add(concern);
                        }
                    });
        }
        return refused;
    }

    /// Everything the simulated model may say: replies and refusals of all scenes.
    public List<String> sayings() {
        return Stream.concat(scenes.stream(), Stream.of(fallback))
                .flatMap(scene -> Stream.of(scene.reply(), scene.refusal()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// Reads a scene file, adding to `problems` what is wrong with it.
    public static SceneBook read(String source, String text, List<YamlProblem> problems) {
        YamlReader yaml = new YamlReader(source);
        SceneBook book =
                yaml.readMapping(text)
                        .map(root -> new Reader(yaml).book(root))
                        .orElseGet(
                                () ->
                                        new SceneBook(
                                                List.of(),
                                                Map.of(),
                                                PhraseGroups.of(List.of()),
                                                Reader.NOTHING));
        problems.addAll(yaml.problems());
        return book;
    }

    private static final class Reader {
        static final Scene NOTHING =
                new Scene(
                        "none",
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        Api.ANSWER,
                        Optional.empty(),
                        "",
                        "[simulated]",
                        "",
                        "");

        private final YamlReader yaml;
        private final Map<String, List<String>> lists = new LinkedHashMap<>();

        Reader(YamlReader yaml) {
            this.yaml = yaml;
        }

        SceneBook book(Mapping root) {
            yaml.onlyKnown(root, Set.of("lists", "clauses", "waivers", "scenes", "fallback"));
            yaml.member(root, "lists")
                    .flatMap(n -> yaml.asMapping(n, "'lists'"))
                    .ifPresent(
                            m ->
                                    m.members()
                                            .forEach(
                                                    (name, member) ->
                                                            lists.put(
                                                                    name,
                                                                    phrases(member.value()))));
            Map<String, List<PhraseGroups>> clauses = new LinkedHashMap<>();
            yaml.member(root, "clauses")
                    .flatMap(n -> yaml.asMapping(n, "'clauses'"))
                    .ifPresent(
                            m ->
                                    m.members()
                                            .forEach(
                                                    (concern, member) ->
                                                            clauses.put(
                                                                    concern,
                                                                    wordings(member.value()))));
            PhraseGroups waivers =
                    PhraseGroups.of(
                            List.of(
                                    yaml.member(root, "waivers")
                                            .map(this::phrases)
                                            .orElse(List.of())));
            List<Scene> scenes = yaml.mappings(root, "scenes").stream().map(this::scene).toList();
            Scene fallback =
                    yaml.member(root, "fallback")
                            .flatMap(n -> yaml.asMapping(n, "'fallback'"))
                            .map(this::scene)
                            .orElse(NOTHING);
            return new SceneBook(scenes, clauses, waivers, fallback);
        }

        private Scene scene(Mapping map) {
            yaml.onlyKnown(map, SCENE);
            String api = yaml.text(map, "api").orElse("answer").toUpperCase(Locale.ROOT);
            boolean known = List.of(Api.values()).stream().anyMatch(a -> a.name().equals(api));
            if (!known) {
                yaml.problem(map, "'api' must be one of answer, policy, refusal, refusal_midway");
            }
            return new Scene(
                    yaml.requiredText(map, "id"),
                    yaml.member(map, "topics").map(this::wordings).orElse(List.of()),
                    yaml.text(map, "in").orElse("prompt").equals("documents"),
                    yaml.texts(map, "concerns").stream().map(Scalar::text).toList(),
                    yaml.texts(map, "harms").stream().map(Scalar::text).toList(),
                    known ? Api.valueOf(api) : Api.ANSWER,
                    yaml.text(map, "refusal_category"),
                    yaml.text(map, "thinking").orElse("").strip(),
                    yaml.text(map, "reply").orElse("").strip(),
                    yaml.text(map, "refusal").orElse("").strip(),
                    scenario(map));
        }

        private String scenario(Mapping map) {
            String spec = yaml.text(map, "simulate").orElse("").strip();
            try {
                ScenarioScope.check(spec);
                return spec;
            } catch (Scenario.Unknown e) {
                yaml.problem(map, "'simulate': " + e.getMessage());
                return "";
            }
        }

        private List<PhraseGroups> wordings(YamlNode node) {
            List<PhraseGroups> wordings = new ArrayList<>();
            if (node instanceof Sequence list) {
                for (YamlNode item : list.items()) {
                    wordings.add(
                            item instanceof Sequence groups
                                    ? PhraseGroups.of(
                                            groups.items().stream().map(this::phrases).toList())
                                    : PhraseGroups.of(List.of(phrases(item))));
                }
            } else {
                yaml.problem(node, "this must be a list of wordings, each a list of phrase lists");
            }
            return wordings;
        }

        private List<String> phrases(YamlNode node) {
            List<String> phrases = new ArrayList<>();
            for (Scalar scalar : yaml.scalars(node, "a phrase list")) {
                String name = scalar.text().strip();
                if (!name.startsWith("$")) {
                    phrases.add(name);
                } else if (lists.containsKey(name.substring(1))) {
                    phrases.addAll(lists.get(name.substring(1)));
                } else {
                    yaml.problem(
                            scalar, "no list '" + name.substring(1) + "' stands above this line");
                }
            }
            return phrases;
        }
    }
}

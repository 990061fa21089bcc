package dev.policyplayground.training;

import dev.policyplayground.training.CorpusSource.Frame;
import dev.policyplayground.training.CorpusSource.Frames;
import dev.policyplayground.training.CorpusSource.Phrase;
import dev.policyplayground.training.CorpusSource.Phrases;
import dev.policyplayground.training.CorpusSource.Tasks;
import dev.policyplayground.training.CorpusSource.TextPair;
import dev.policyplayground.training.CorpusSource.Texts;
import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads one source file of the corpus. One instance reads one file; not safe for several threads.
final class CorpusSourceReader {
    private final YamlReader yaml;

    private CorpusSourceReader(String source) {
        yaml = new YamlReader(source);
    }

    /// @param source the file's name, as messages should give it
    /// @throws IllegalArgumentException when something is wrong with the file: every problem with
    ///   its line
    static CorpusSource read(String source, String text) {
        CorpusSourceReader reader = new CorpusSourceReader(source);
        CorpusSource read =
                reader.yaml
                        .readMapping(text)
                        .<CorpusSource>map(reader::source)
                        .orElseGet(() -> new Phrases("", List.of()));
        if (!reader.yaml.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    reader.yaml.problems().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")));
        }
        return read;
    }

    private CorpusSource source(Mapping root) {
        String language = yaml.requiredText(root, "language");
        return switch (yaml.requiredText(root, "kind")) {
            case "phrases" -> phrases(root, language);
            case "tasks" -> tasks(root, language);
            case "frames" -> frames(root, language);
            case "texts" -> texts(root, language);
            default -> {
                yaml.problem(root, "'kind' must be phrases, tasks, frames or texts");
                yield new Phrases(language, List.of());
            }
        };
    }

    private Phrases phrases(Mapping root, String language) {
        yaml.onlyKnown(root, Set.of("kind", "language", "phrases"));
        List<Phrase> phrases = new ArrayList<>();
        members(root, "phrases")
                .forEach(
                        (category, node) ->
                                members(node, "'" + category + "'")
                                        .forEach(
                                                (harm, twins) ->
                                                        phrases.add(
                                                                new Phrase(
                                                                        category,
                                                                        harm,
                                                                        words(twins, harm)))));
        return new Phrases(language, phrases);
    }

    // The names that the phrases are sorted under are for the reader of the file only.
    private Tasks tasks(Mapping root, String language) {
        yaml.onlyKnown(root, Set.of("kind", "language", "tasks"));
        List<String> tasks = new ArrayList<>();
        members(root, "tasks").forEach((subject, node) -> tasks.addAll(words(node, subject)));
        return new Tasks(language, tasks);
    }

    private Frames frames(Mapping root, String language) {
        yaml.onlyKnown(root, Set.of("kind", "language", "request", "indirect", "discussion"));
        boolean indirect = yaml.member(root, "indirect").isPresent();
        return new Frames(
                language,
                framesOf(root, "request"),
                indirect ? framesOf(root, "indirect") : List.of(),
                framesOf(root, "discussion"));
    }

    private List<Frame> framesOf(Mapping root, String name) {
        List<Frame> frames = new ArrayList<>();
        members(root, name)
                .forEach(
                        (style, node) ->
                                yaml.scalars(node, style)
                                        .forEach(words -> frames.add(frame(style, words))));
        return frames;
    }

    private Frame frame(String style, Scalar words) {
        if (!words.text().contains("{}")) {
            yaml.problem(words, "a frame needs {} where the phrase goes");
        }
        return new Frame(style, words.text());
    }

    private Texts texts(Mapping root, String language) {
        yaml.onlyKnown(root, Set.of("kind", "language", "style", "slots", "texts"));
        Map<String, List<String>> slots = new LinkedHashMap<>();
        if (yaml.member(root, "slots").isPresent()) {
            members(root, "slots").forEach((name, node) -> slots.put(name, words(node, name)));
        }
        List<TextPair> pairs = new ArrayList<>();
        yaml.member(root, "texts")
                .flatMap(node -> yaml.asMapping(node, "'texts'"))
                .ifPresent(map -> map.members().keySet().forEach(c -> addPairs(map, c, pairs)));
        return new Texts(language, yaml.requiredText(root, "style"), slots, pairs);
    }

    private void addPairs(Mapping texts, String category, List<TextPair> pairs) {
        for (Mapping pair : yaml.mappings(texts, category)) {
            yaml.onlyKnown(pair, Set.of("unsafe", "safe"));
            pairs.add(new TextPair(category, words(pair, "unsafe"), words(pair, "safe")));
        }
    }

    private List<String> words(Mapping map, String name) {
        return yaml.texts(map, name).stream().map(Scalar::text).toList();
    }

    private List<String> words(YamlNode node, String what) {
        return yaml.scalars(node, "'" + what + "'").stream().map(Scalar::text).toList();
    }

    private Map<String, YamlNode> members(Mapping map, String name) {
        if (yaml.member(map, name).isEmpty()) {
            yaml.problem(map, "'" + name + "' is missing");
        }
        return yaml.member(map, name).map(node -> members(node, "'" + name + "'")).orElse(Map.of());
    }

    private Map<String, YamlNode> members(YamlNode node, String what) {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        yaml.asMapping(node, what)
                .ifPresent(m -> m.members().forEach((name, v) -> members.put(name, v.value())));
        return members;
    }
}

package dev.policyplayground.yaml;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Member;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads one YAML 1.2 document and gathers every problem in it, each with line and column, instead
/// of stopping at the first. Files are bounded at 4 million characters and aliases at 50, so a
/// hostile file costs little. One instance reads one document; not safe for several threads.
public final class YamlReader {
    private static final int MAX_CHARACTERS = 4_000_000;

    private final String source;
    // A set, so that what two readers of the same value find is said once.
    private final Set<YamlProblem> problems = new LinkedHashSet<>();
    private ScalarPlaces places = new ScalarPlaces("");
    private final IdentityHashMap<Node, YamlNode> converted = new IdentityHashMap<>();

    /// @param source the file's name, as messages should give it
    public YamlReader(String source) {
        this.source = source;
    }

    public List<YamlProblem> problems() {
        return List.copyOf(problems);
    }

    /// The file's name, as messages give it.
    public String source() {
        return source;
    }

    /// Takes over a problem that was found in another file.
    public void report(YamlProblem problem) {
        problems.add(problem);
    }

    /// A problem at one character of a value, marked where that character stands in the file: also
    /// when the value is quoted, escaped or a block.
    ///
    /// @param index the character's index in the value's text, from 0
    public void problemIn(YamlNode where, int index, String message) {
        Optional<YamlProblem.Place> place =
                where instanceof Scalar scalar ? places.find(scalar, index) : Optional.empty();
        problem(
                place.map(YamlProblem.Place::line).orElse(where.line()),
                place.map(YamlProblem.Place::column).orElse(where.column()),
                message);
    }

    public void problem(YamlNode where, String message) {
        problem(where.line(), where.column(), message);
    }

    public void problem(int line, int column, String message) {
        problems.add(new YamlProblem(source, line, column, message));
    }

    /// The document's root mapping; when there is none, nothing, and the problems say why.
    public Optional<Mapping> readMapping(String text) {
        // The parser looks at its limit between two tokens only, and one token may be all there is.
        if (text.length() > MAX_CHARACTERS) {
            problem(1, 1, "larger than 4,000,000 characters, the most that is read");
            return Optional.empty();
        }
        places = new ScalarPlaces(text);
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(source)
                        .setCodePointLimit(MAX_CHARACTERS)
                        .setMaxAliasesForCollections(50)
                        .setUseMarks(true)
                        .build();
        try {
            Optional<Node> root =
                    new Composer(
                                    settings,
                                    new ParserImpl(settings, new StreamReader(settings, text)))
                            .getSingleNode();
            if (root.isEmpty()) {
                problem(1, 1, "the file is empty");
                return Optional.empty();
            }
            return asMapping(convert(root.get()), "the file");
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            problem(
                    mark.map(m -> m.getLine() + 1).orElse(1),
                    mark.map(m -> m.getColumn() + 1).orElse(1),
                    "not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(1, 1, "not valid YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            problem(1, 1, "not valid YAML: nested too deeply");
        }
        return Optional.empty();
    }

    // An alias is the same node again: converted once, however often it is named.
    private YamlNode convert(Node node) {
        YamlNode known = converted.get(node);
        if (known == null) {
            known = convertNew(node);
            converted.put(node, known);
        }
        return known;
    }

    private YamlNode convertNew(Node node) {
        int line = node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
        return switch (node) {
            case ScalarNode scalar -> new Scalar(line, column, scalar.getValue());
            case SequenceNode list ->
                    new Sequence(
                            line, column, list.getValue().stream().map(this::convert).toList());
            case MappingNode map -> new Mapping(line, column, members(map));
            default -> throw new YamlEngineException("unknown kind of value");
        };
    }

    private Map<String, Member> members(MappingNode map) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            YamlNode key = convert(tuple.getKeyNode());
            if (!(key instanceof Scalar name)) {
                problem(key, "a key must be a word, not " + key.kind());
                continue;
            }
            Member member = new Member(key.line(), key.column(), convert(tuple.getValueNode()));
            if (members.putIfAbsent(name.text(), member) != null) {
                problem(key, "'" + name.text() + "' stands here twice");
            }
        }
        return members;
    }

    /// Reports every member that is not in `known`, so that a misspelt key is not silently ignored.
    public void onlyKnown(Mapping map, Set<String> known) {
        map.members()
                .forEach(
                        (name, member) -> {
                            if (!known.contains(name)) {
                                problem(
                                        member.keyLine(),
                                        member.keyColumn(),
                                        "unknown key '"
                                                + name
                                                + "'; known here: "
                                                + String.join(
                                                        ", ", known.stream().sorted().toList()));
                            }
                        });
    }

    public Optional<YamlNode> member(Mapping map, String name) {
        return Optional.ofNullable(map.members().get(name)).map(Member::value);
    }

    /// The member's text; a missing one is a problem and gives an empty text.
    public String requiredText(Mapping map, String name) {
        Optional<YamlNode> node = member(map, name);
        if (node.isEmpty()) {
            problem(map, "'" + name + "' is missing");
            return "";
        }
        String text = node.flatMap(n -> asText(n, "'" + name + "'")).orElse("");
        if (text.isBlank() && node.get() instanceof Scalar) {
            problem(node.get(), "'" + name + "' is empty");
        }
        return text;
    }

    public Optional<String> text(Mapping map, String name) {
        return member(map, name).flatMap(n -> asText(n, "'" + name + "'"));
    }

    /// A number between `low` and `high`; one outside, or no number, is a problem and gives
    /// `otherwise`.
    public double number(Mapping map, String name, double low, double high, double otherwise) {
        Optional<YamlNode> node = member(map, name);
        if (node.isEmpty()) {
            return otherwise;
        }
        String text = asText(node.get(), "'" + name + "'").orElse("");
        try {
            double value = Double.parseDouble(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException _) {
            // reported below, like a number outside the range
        }
        problem(node.get(), "'" + name + "' must be a number from " + low + " to " + high);
        return otherwise;
    }

    /// The member's texts: a list of words, or a single word. Empty when the member is missing.
    public List<Scalar> texts(Mapping map, String name) {
        return member(map, name).map(n -> scalars(n, "'" + name + "'")).orElse(List.of());
    }

    public List<Scalar> scalars(YamlNode node, String what) {
        List<Scalar> texts = new ArrayList<>();
        List<YamlNode> items = node instanceof Sequence list ? list.items() : List.of(node);
        for (YamlNode item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar);
            } else {
                problem(
                        item,
                        what
                                + " takes words, not "
                                + (item instanceof Scalar ? "an empty one" : item.kind()));
            }
        }
        return texts;
    }

    /// The member's mappings, when it is a list of mappings. Empty when the member is missing.
    public List<Mapping> mappings(Mapping map, String name) {
        Optional<YamlNode> node = member(map, name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Sequence list)) {
            problem(node.get(), "'" + name + "' must be a list, not " + node.get().kind());
            return List.of();
        }
        return list.items().stream()
                .flatMap(item -> asMapping(item, "an item of '" + name + "'").stream())
                .toList();
    }

    public Optional<Mapping> asMapping(YamlNode node, String what) {
        if (node instanceof Mapping map) {
            return Optional.of(map);
        }
        problem(node, what + " must be a mapping, not " + node.kind());
        return Optional.empty();
    }

    private Optional<String> asText(YamlNode node, String what) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        problem(node, what + " must be a single value, not " + node.kind());
        return Optional.empty();
    }
}

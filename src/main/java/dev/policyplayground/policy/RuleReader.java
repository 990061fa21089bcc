package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the `rules` of a pack. One instance reads one file; not safe for several threads.
final class RuleReader {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "category",
                    "layer",
                    "weight",
                    "phrases",
                    "all",
                    "any",
                    "regex",
                    "within",
                    "unless",
                    "after_flagged",
                    "unless_refused",
                    "ignores",
                    "why");

    private final YamlReader yaml;
    private final Map<String, List<String>> lists;
    private final Set<String> categories;
    private final Set<String> signals;
    private final Set<String> ids = new HashSet<>();

    /// @param signals the ids of the pack's context signals
    RuleReader(
            YamlReader yaml,
            Map<String, List<String>> lists,
            Set<String> categories,
            Set<String> signals) {
        this.signals = signals;
        this.yaml = yaml;
        this.lists = lists;
        this.categories = categories;
    }

    List<Rule> rules(List<Mapping> maps) {
        return maps.stream().map(this::rule).toList();
    }

    private Rule rule(Mapping map) {
        yaml.onlyKnown(map, KEYS);
        String id = yaml.requiredText(map, "id");
        if (!ids.add(id)) {
            yaml.problem(map, "rule '" + id + "' stands here twice");
        }
        String category = yaml.requiredText(map, "category");
        if (!category.isEmpty() && !categories.contains(category)) {
            yaml.problem(
                    yaml.member(map, "category").orElse(map),
                    "unknown category '" + category + "'");
        }
        Layer layer =
                Layer.valueOf(
                        PhraseLists.choice(
                                        yaml,
                                        map,
                                        "layer",
                                        List.of("input", "output", "both"),
                                        "input")
                                .toUpperCase(Locale.ROOT));
        List<List<List<String>>> wordings = wordings(map);
        Optional<String> regex = regex(map, layer);
        if (wordings.isEmpty() && regex.isEmpty()) {
            yaml.problem(map, "rule '" + id + "' needs 'phrases', 'all', 'any' or 'regex'");
        }
        boolean afterFlagged = flag(map, "after_flagged");
        if (afterFlagged && layer != Layer.OUTPUT) {
            yaml.problem(map, "'after_flagged' speaks of a reply: set 'layer: output'");
        }
        return new Rule(
                id,
                category,
                layer,
                yaml.number(map, "weight", 0.01, 1, 0.5),
                wordings,
                regex,
                PhraseLists.choice(yaml, map, "within", List.of("sentence", "nearby"), "sentence")
                        .equals("nearby"),
                yaml.member(map, "unless")
                        .map(n -> PhraseLists.expand(yaml, n, lists))
                        .orElse(List.of()),
                afterFlagged,
                flag(map, "unless_refused"),
                ignores(map),
                yaml.requiredText(map, "why"),
                map.line(),
                yaml.source());
    }

    private List<List<List<String>>> wordings(Mapping map) {
        List<List<List<String>>> wordings = new ArrayList<>();
        yaml.member(map, "phrases")
                .ifPresent(n -> wordings.add(List.of(PhraseLists.expand(yaml, n, lists))));
        yaml.member(map, "all").ifPresent(n -> wordings.add(PhraseLists.groups(yaml, n, lists)));
        yaml.member(map, "any").ifPresent(n -> wordings.addAll(alternatives(n)));
        for (List<List<String>> wording : wordings) {
            if (wording.isEmpty() || wording.stream().anyMatch(List::isEmpty)) {
                yaml.problem(map, "an empty phrase list can never stand in a text");
            }
        }
        return wordings;
    }

    private List<List<List<String>>> alternatives(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence list)) {
            yaml.problem(node, "'any' takes a list of wordings, each a list of phrase lists");
            return List.of();
        }
        return list.items().stream().map(item -> PhraseLists.groups(yaml, item, lists)).toList();
    }

    private Optional<String> regex(Mapping map, Layer layer) {
        Optional<YamlNode> node = yaml.member(map, "regex");
        Optional<String> regex = yaml.text(map, "regex");
        regex.flatMap(r -> RegexCheck.fault(r, layer != Layer.INPUT))
                .ifPresent(f -> yaml.problemIn(node.orElse(map), f.index(), f.message()));
        return regex;
    }

    private Set<String> ignores(Mapping map) {
        Set<String> ignored =
                yaml.member(map, "ignores")
                        .map(n -> Set.copyOf(PhraseLists.expand(yaml, n, lists)))
                        .orElse(Set.of());
        ignored.stream()
                .filter(id -> !id.equals(Rule.ALL_CONTEXT) && !signals.contains(id))
                .sorted()
                .forEach(
                        id ->
                                yaml.problem(
                                        yaml.member(map, "ignores").orElse(map),
                                        "no context '" + id + "' stands in 'context'"));
        return ignored;
    }

    private boolean flag(Mapping map, String name) {
        return PhraseLists.choice(yaml, map, name, List.of("true", "false"), "false")
                .equals("true");
    }
}

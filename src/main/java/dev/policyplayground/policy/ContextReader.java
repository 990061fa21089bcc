package dev.policyplayground.policy;

import dev.policyplayground.policy.ContextSignal.Place;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the `context` of a pack. One instance reads one file; not safe for several threads.
final class ContextReader {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "effect",
                    "factor",
                    "phrases",
                    "where",
                    "words",
                    "categories",
                    "layer",
                    "why");
    private static final int FURTHEST = 50;

    private final YamlReader yaml;
    private final Map<String, List<String>> lists;
    private final Set<String> categories;
    private final Set<String> ids = new HashSet<>();

    ContextReader(YamlReader yaml, Map<String, List<String>> lists, Set<String> categories) {
        this.yaml = yaml;
        this.lists = lists;
        this.categories = categories;
    }

    List<ContextSignal> signals(Mapping root) {
        return yaml.mappings(root, "context").stream().map(this::signal).toList();
    }

    private ContextSignal signal(Mapping map) {
        yaml.onlyKnown(map, KEYS);
        String id = yaml.requiredText(map, "id");
        if (!ids.add(id)) {
            yaml.problem(map, "context '" + id + "' stands here twice");
        }
        Place place =
                Place.valueOf(
                        choice(
                                map,
                                "where",
                                List.of("sentence", "nearby", "before", "after", "quoted"),
                                "sentence"));
        List<String> phrases = phrases(map, "phrases");
        if (phrases.isEmpty() != (place == Place.QUOTED)) {
            yaml.problem(
                    map,
                    place == Place.QUOTED
                            ? "'where: quoted' looks at quotation marks and takes no 'phrases'"
                            : "context '" + id + "' needs 'phrases'");
        }
        boolean hasReach = place == Place.BEFORE || place == Place.AFTER;
        if (yaml.member(map, "words").isPresent() && !hasReach) {
            yaml.problem(map, "'words' goes with 'where: before' or 'where: after'");
        }
        return new ContextSignal(
                id,
                choice(map, "effect", List.of("lowers", "raises"), "lowers").equals("RAISES"),
                yaml.number(map, "factor", 0, 1, 0.5),
                phrases,
                place,
                (int) yaml.number(map, "words", 1, FURTHEST, 5),
                categories(map),
                Layer.valueOf(choice(map, "layer", List.of("input", "output", "both"), "both")),
                yaml.requiredText(map, "why"));
    }

    private Set<String> categories(Mapping map) {
        Set<String> chosen = Set.copyOf(phrases(map, "categories"));
        chosen.stream()
                .filter(id -> !categories.contains(id))
                .sorted()
                .forEach(id -> yaml.problem(map, "unknown category '" + id + "'"));
        return chosen;
    }

    private List<String> phrases(Mapping map, String name) {
        return Optional.of(map)
                .flatMap(m -> yaml.member(m, name))
                .map(n -> PhraseLists.expand(yaml, n, lists))
                .orElse(List.of());
    }

    private String choice(Mapping map, String name, List<String> allowed, String otherwise) {
        return PhraseLists.choice(yaml, map, name, allowed, otherwise).toUpperCase(Locale.ROOT);
    }
}

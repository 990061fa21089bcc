package dev.policyplayground.policy;

import dev.policyplayground.text.sensitive.SensitiveKind;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the `sensitive_data` of a pack. One instance reads one file; not safe for several threads.
final class SensitiveDataReader {
    private static final Set<String> KEYS =
            Set.of("id", "detect", "category", "layer", "weight", "near", "within_words", "why");
    private static final List<String> KINDS =
            Arrays.stream(SensitiveKind.values()).map(SensitiveKind::word).toList();
    private static final int MOST_WORDS = 30;

    private final YamlReader yaml;
    private final Map<String, List<String>> lists;
    private final Set<String> categories;
    private final Set<String> ids = new HashSet<>();

    SensitiveDataReader(YamlReader yaml, Map<String, List<String>> lists, Set<String> categories) {
        this.yaml = yaml;
        this.lists = lists;
        this.categories = categories;
    }

    List<SensitiveDataRule> rules(Mapping root) {
        return yaml.mappings(root, "sensitive_data").stream().map(this::rule).toList();
    }

    private SensitiveDataRule rule(Mapping map) {
        yaml.onlyKnown(map, KEYS);
        yaml.requiredText(map, "detect");
        String detect = PhraseLists.choice(yaml, map, "detect", KINDS, KINDS.getFirst());
        List<String> near =
                yaml.member(map, "near")
                        .map(n -> PhraseLists.expand(yaml, n, lists))
                        .orElse(List.of());
        String id =
                yaml.text(map, "id")
                        .orElse("data." + detect + (near.isEmpty() ? "" : ".in-context"));
        if (!ids.add(id)) {
            yaml.problem(map, "'" + id + "' stands here twice; give one an 'id' of its own");
        }
        String category = yaml.requiredText(map, "category");
        if (!category.isEmpty() && !categories.contains(category)) {
            yaml.problem(
                    yaml.member(map, "category").orElse(map),
                    "unknown category '" + category + "'");
        }
        return new SensitiveDataRule(
                id,
                SensitiveKind.valueOf(detect.toUpperCase(Locale.ROOT)),
                category,
                layer(map),
                yaml.number(map, "weight", 0.01, 1, 0.5),
                near,
                (int) yaml.number(map, "within_words", 1, MOST_WORDS, 10),
                yaml.requiredText(map, "why"));
    }

    private Layer layer(Mapping map) {
        List<String> layers = List.of("input", "output", "both");
        return Layer.valueOf(
                PhraseLists.choice(yaml, map, "layer", layers, "both").toUpperCase(Locale.ROOT));
    }
}

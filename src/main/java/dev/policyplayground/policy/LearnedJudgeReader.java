package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads the `learned_judge` of a pack. One instance reads one file; not safe for several threads.
final class LearnedJudgeReader {
    private static final Set<String> KEYS = Set.of("use", "weight", "categories");
    private static final double LEAST_WEIGHT = 0.01;

    private final YamlReader yaml;
    private final Set<String> categories;

    LearnedJudgeReader(YamlReader yaml, Set<String> categories) {
        this.yaml = yaml;
        this.categories = categories;
    }

    /// @param base what the pack takes over where it says nothing
    LearnedJudging read(Mapping root, LearnedJudging base) {
        return yaml.member(root, "learned_judge")
                .flatMap(n -> yaml.asMapping(n, "'learned_judge'"))
                .map(map -> judging(map, base))
                .orElse(base);
    }

    private LearnedJudging judging(Mapping map, LearnedJudging base) {
        yaml.onlyKnown(map, KEYS);
        boolean use =
                PhraseLists.choice(yaml, map, "use", List.of("true", "false"), "true")
                        .equals("true");
        Map<String, String> renamed = new TreeMap<>(base.categories());
        yaml.member(map, "categories")
                .flatMap(n -> yaml.asMapping(n, "'categories'"))
                .ifPresent(
                        names ->
                                names.members()
                                        .forEach(
                                                (name, member) -> {
                                                    if (member.value() instanceof Scalar own) {
                                                        renamed.put(name, known(own));
                                                    } else {
                                                        yaml.problem(
                                                                member.value(),
                                                                "'" + name + "' takes one category");
                                                    }
                                                }));
        return new LearnedJudging(use, yaml.number(map, "weight", LEAST_WEIGHT, 1, base.weight()), renamed);
    }

    private String known(Scalar own) {
        String id = own.text().strip();
        if (!categories.contains(id)) {
            yaml.problem(own, "unknown category '" + id + "'");
        }
        return id;
    }
}

package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode;
import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlNode.Sequence;
import dev.policyplayground.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Phrase lists: a list of phrases and of `$name` references to lists that stand further up.
final class PhraseLists {
    private PhraseLists() {}

    static List<String> expand(YamlReader yaml, YamlNode node, Map<String, List<String>> lists) {
        List<String> phrases = new ArrayList<>();
        for (Scalar scalar : yaml.scalars(node, "a phrase list")) {
            String text = scalar.text().strip();
            if (!text.startsWith("$")) {
                phrases.add(text);
            } else if (lists.containsKey(text.substring(1))) {
                phrases.addAll(lists.get(text.substring(1)));
            } else {
                yaml.problem(scalar, "no list '" + text.substring(1) + "' stands above this line");
            }
        }
        return phrases;
    }

    static List<List<String>> groups(
            YamlReader yaml, YamlNode node, Map<String, List<String>> lists) {
        if (!(node instanceof Sequence sequence)) {
            yaml.problem(node, "a wording is a list of phrase lists, each of which must hold");
            return List.of();
        }
        return sequence.items().stream().map(item -> expand(yaml, item, lists)).toList();
    }

    static String choice(
            YamlReader yaml, Mapping map, String name, List<String> allowed, String otherwise) {
        Optional<YamlNode> node = yaml.member(map, name);
        String said = yaml.text(map, name).orElse(otherwise).toLowerCase(Locale.ROOT);
        if (node.isPresent() && !allowed.contains(said)) {
            yaml.problem(node.get(), "'" + name + "' must be one of " + String.join(", ", allowed));
            return otherwise;
        }
        return said;
    }
}

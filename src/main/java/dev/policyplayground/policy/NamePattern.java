package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlNode.Mapping;
import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlReader;
import java.util.List;

/// The id of a rule or of a category, or the beginning of several: `guard.*`. Immutable.
///
/// @param where it stands there in its file
record NamePattern(Scalar where, String text) {
    static List<NamePattern> of(YamlReader yaml, Mapping map, String key) {
        return yaml.texts(map, key).stream()
                .map(scalar -> new NamePattern(scalar, scalar.text().strip()))
                .toList();
    }

    boolean matches(String id) {
        return text.endsWith("*")
                ? id.startsWith(text.substring(0, text.length() - 1))
                : text.equals(id);
    }

    /// The more of a name it gives, the more it counts; the whole name counts most.
    int precision() {
        return text.endsWith("*") ? text.length() - 1 : Integer.MAX_VALUE;
    }
}

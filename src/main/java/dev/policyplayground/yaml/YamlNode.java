package dev.policyplayground.yaml;

import java.util.List;
import java.util.Map;

/// A YAML value that knows where it stands. Lines and columns count from 1. Immutable.
public sealed interface YamlNode {
    int line();

    int column();

    /// What a person would call this kind of value in a message.
    default String kind() {
        return switch (this) {
            case Scalar _ -> "a single value";
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }

    record Scalar(int line, int column, String text) implements YamlNode {}

    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {}

    /// Members keep the order of the file; a key that stands twice is a problem, not a member.
    record Mapping(int line, int column, Map<String, Member> members) implements YamlNode {}

    /// A member with the place of its key.
    record Member(int keyLine, int keyColumn, YamlNode value) {}
}

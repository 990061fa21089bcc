package dev.policyplayground.yaml;

import dev.policyplayground.yaml.YamlNode.Scalar;
import dev.policyplayground.yaml.YamlProblem.Place;
import java.util.List;
import java.util.Optional;

/// Finds where a character of a value stands in its file, by reading the value once more as it is
/// written: plain, quoted, or as a block that keeps its lines. Immutable.
final class ScalarPlaces {
    private final List<String> lines;

    ScalarPlaces(String file) {
        // As YAML counts lines: a return and a feed are one end together, and each is one alone.
        lines = List.of(file.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    }

    /// @param index the character's index in the value's text, from 0
    /// @return its place; empty when the value is written in a way that this class does not follow,
    ///   such as a folded block or one with an anchor
    Optional<Place> find(Scalar scalar, int index) {
        int row = scalar.line() - 1;
        if (row >= lines.size() || scalar.text().isEmpty()) {
            return Optional.empty();
        }
        String line = lines.get(row);
        int column = scalar.column() - 1;
        if (column >= line.codePointCount(0, line.length())) {
            return Optional.empty();
        }
        int start = line.offsetByCodePoints(0, column);
        int wanted = Math.min(index, scalar.text().length() - 1);
        return line.charAt(start) == '|'
                ? inBlock(scalar.text(), wanted, row + 1)
                : new FlowWalk(lines, row, start).find(scalar.text(), wanted);
    }

    private Optional<Place> inBlock(String text, int index, int first) {
        int begin = text.lastIndexOf('\n', index - 1) + 1;
        int end = text.indexOf('\n', begin);
        String said = text.substring(begin, end < 0 ? text.length() : end);
        int row = first + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        if (row >= lines.size() || !lines.get(row).endsWith(said)) {
            return Optional.empty();
        }
        String line = lines.get(row);
        return Optional.of(place(line, row, line.length() - said.length() + index - begin));
    }

    /// @param offset in UTF-16 units, from 0; columns count code points, from 1
    static Place place(String line, int row, int offset) {
        int within = Math.min(offset, line.length());
        return new Place(row + 1, line.codePointCount(0, within) + 1);
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.text.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds things in the text of a pack by their lines, which count from 1. Stateless.
final class PackLines {
    private static final int LONGEST = 40;

    private PackLines() {}

    /// The line without its end; nothing when there are not so many.
    static Optional<Span> line(String text, int number) {
        int start = 0;
        for (int i = 1; i < number; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return Optional.empty();
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        return number < 1
                ? Optional.empty()
                : Optional.of(new Span(start, end < 0 ? text.length() : end));
    }

    /// Where a category begins.
    static Optional<Integer> ofCategory(String text, String id) {
        Matcher found =
                Pattern.compile(
                                "^[ \\t]*(- )?[ \\t]*(\\{ *)?id: *[\"']?"
                                        + Pattern.quote(id)
                                        + "[\"']?[ \\t]*([,}#].*)?$",
                                Pattern.MULTILINE)
                        .matcher(text);
        return found.find()
                ? Optional.of(
                        1
                                + (int)
                                        text.substring(0, found.start())
                                                .chars()
                                                .filter(c -> c == '\n')
                                                .count())
                : Optional.empty();
    }

    /// The item of a list that begins at a line, as it is written, at most so many lines of it.
    static String item(String text, int number) {
        Optional<Span> first = line(text, number);
        if (first.isEmpty()) {
            return "";
        }
        String[] lines = text.substring(first.get().start()).split("\n", LONGEST + 1);
        int indent = indent(lines[0]);
        StringBuilder item = new StringBuilder(lines[0].strip());
        StringBuilder between = new StringBuilder();
        for (int i = 1; i < Math.min(lines.length, LONGEST); i++) {
            if (lines[i].isBlank() || lines[i].strip().startsWith("#")) {
                between.append('\n').append(cut(lines[i], indent));
            } else if (indent(lines[i]) <= indent) {
                break;
            } else {
                item.append(between).append('\n').append(cut(lines[i], indent));
                between.setLength(0);
            }
        }
        return item.toString();
    }

    private static String cut(String line, int indent) {
        return line.substring(Math.min(indent, indent(line))).stripTrailing();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}

package dev.policyplayground.yaml;

import dev.policyplayground.yaml.YamlProblem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks along a plain or quoted value as it is written and notes where each character of its text
/// comes from. One instance walks once; not safe for several threads.
final class FlowWalk {
    private static final String NAMED = "0abt\tnvfre \"/\\N_LP";
    private static final String MEANT =
            "\0\u0007\b\t\t\n\u000b\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029";
    private static final String HEX = "xuU";
    private final List<String> lines;
    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();
    private final char quote;
    private int row;
    private int column;
    // What stands before it is not cut off at the end of a line.
    private int kept;

    FlowWalk(List<String> lines, int row, int column) {
        this.lines = lines;
        this.row = row;
        char first = lines.get(row).charAt(column);
        this.quote = first == '\'' || first == '"' ? first : 0;
        this.column = quote == 0 ? column : column + 1;
    }

    Optional<Place> find(String wanted, int index) {
        boolean goesOn = true;
        while (goesOn && text.length() < wanted.length()) {
            goesOn = column >= lines.get(row).length() ? fold() : step();
        }
        return text.toString().equals(wanted) ? Optional.of(places.get(index)) : Optional.empty();
    }

    private boolean step() {
        String line = lines.get(row);
        char c = line.charAt(column);
        if (quote == '"' && c == '\\') {
            return escape(line);
        }
        if (quote != 0 && c == quote) {
            boolean isDoubled = quote == '\'' && line.startsWith("''", column);
            if (isDoubled) {
                emit("'", 2);
            }
            return isDoubled;
        }
        emit(String.valueOf(c), 1);
        return true;
    }

    private boolean escape(String line) {
        if (column + 1 == line.length()) {
            kept = text.length();
            return nextLine();
        }
        char next = line.charAt(column + 1);
        int digits = 2 << HEX.indexOf(next);
        if (HEX.indexOf(next) >= 0) {
            int end = column + 2 + digits;
            if (end > line.length()) {
                return false;
            }
            emit(Character.toString(Integer.parseInt(line, column + 2, end, 16)), digits + 2);
        } else if (NAMED.indexOf(next) >= 0) {
            emit(String.valueOf(MEANT.charAt(NAMED.indexOf(next))), 2);
        } else {
            return false;
        }
        kept = text.length();
        return true;
    }

    // The end of a line becomes a space; with blank lines after it, one line feed for each.
    private boolean fold() {
        while (text.length() > kept && " \t".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text.setLength(text.length() - 1);
            places.removeLast();
        }
        int blank = 0;
        while (row + 1 + blank < lines.size() && lines.get(row + 1 + blank).isBlank()) {
            blank++;
        }
        row += blank;
        if (!nextLine()) {
            return false;
        }
        emit(blank == 0 ? " " : "\n".repeat(blank), 0);
        kept = text.length();
        return true;
    }

    private boolean nextLine() {
        row++;
        column = 0;
        while (row < lines.size()
                && column < lines.get(row).length()
                && " \t".indexOf(lines.get(row).charAt(column)) >= 0) {
            column++;
        }
        return row < lines.size();
    }

    private void emit(String what, int width) {
        text.append(what);
        Place here = ScalarPlaces.place(lines.get(row), row, column);
        what.chars().forEach(_ -> places.add(here));
        column += width;
    }
}

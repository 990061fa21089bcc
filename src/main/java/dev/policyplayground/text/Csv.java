package dev.policyplayground.text;

import java.util.List;
import java.util.stream.Collectors;

/// Writes comma-separated values (RFC 4180): lines end in CRLF, and a cell with a comma, a quote or
/// a line break is quoted. Stateless.
///
/// A cell that a spreadsheet would run as a formula gets a `'` in front (OWASP, "CSV injection").
public final class Csv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /// One line, with its end.
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean isFormula = !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
        String safe = isFormula ? "'" + value : value;
        boolean needsQuotes = safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}

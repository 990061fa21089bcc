package dev.policyplayground.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Texts as string literals of a language, in ASCII but for the shell's. Stateless.
final class Literals {
    // A constant of a Java class file holds at most 65,535 bytes; an escape is at most 6 of them a
    // unit.
    private static final int JAVA_PIECE = 8_000;

    private Literals() {}

    static String of(Language language, String text) {
        return switch (language) {
            case PYTHON -> python(text);
            case TYPESCRIPT -> quoted(text, Literals::unicode);
            case JAVA -> java(text);
            case CURL -> "'" + text.replace("\0", "\uFFFD").replace("'", "'\\''") + "'";
        };
    }

    private interface Escape {
        String of(char c);
    }

    private static String quoted(String text, Escape rest) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            literal.append(escaped(text.charAt(i), rest));
        }
        return literal.append('"').toString();
    }

    private static String escaped(char c, Escape rest) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c >= 0x20 && c < 0x7f ? String.valueOf(c) : rest.of(c);
        };
    }

    private static String unicode(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    // Python knows no surrogate pairs: a character beyond U+FFFF has an escape of its own.
    private static String python(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c ->
                                literal.append(
                                        c > 0xFFFF
                                                ? String.format(Locale.ROOT, "\\U%08x", c)
                                                : escaped((char) c, Literals::unicode)));
        return literal.append('"').toString();
    }

    // The compiler turns Unicode escapes into source first: a line end written so would end the
    // line.
    private static String java(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); at += JAVA_PIECE) {
            pieces.add(text.substring(at, Math.min(text.length(), at + JAVA_PIECE)));
        }
        List<String> literals = pieces.stream().map(p -> quoted(p, Literals::javaEscape)).toList();
        return switch (literals.size()) {
            case 0 -> "\"\"";
            case 1 -> literals.getFirst();
            default ->
                    literals.stream().collect(Collectors.joining(", ", "String.join(\"\", ", ")"));
        };
    }

    private static String javaEscape(char c) {
        return c <= 0x7f ? String.format(Locale.ROOT, "\\%03o", (int) c) : unicode(c);
    }
}

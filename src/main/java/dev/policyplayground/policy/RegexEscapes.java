package dev.policyplayground.policy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The escapes and the classes of an expression: how far each goes, and which of them RE2 does not
/// know. Immutable.
///
/// @param regex the expression
record RegexEscapes(String regex) {
    private static final String PLACES = "AzbB";
    private static final String KNOWN = "dDsSwWafnrtv";
    private static final Pattern LONG =
            Pattern.compile(
                    "\\\\(?:x[0-9A-Fa-f]{2}|x\\{[0-9A-Fa-f]{1,6}\\}|0[0-7]{0,2}|[pP]\\{\\^?\\w+\\}|[pP][A-Z])");
    private static final Pattern POSIX = Pattern.compile("\\[:\\^?[a-z]+:\\]");
    private static final Pattern RANGE_TO_CLASS = Pattern.compile("-\\\\[dDsSwWpP]");
    private static final String LINEAR = "it cannot be matched in linear time";
    private static final Map<Character, String> UNKNOWN =
            Map.ofEntries(
                    Map.entry('Z', "write \\z for the end of the sentence"),
                    Map.entry('G', "RE2 has no place where the last match ended"),
                    Map.entry('K', "RE2 cannot forget where a match began"),
                    Map.entry('R', "write [\\r\\n] for the end of a line"),
                    Map.entry('X', "write \\P{M}\\p{M}{0,9} for a letter with its marks"),
                    Map.entry('C', "a single byte is no character"),
                    Map.entry('h', "write [ \\t]"),
                    Map.entry('H', "write [^ \\t]"),
                    Map.entry('V', "write [^\\r\\n]"),
                    Map.entry('N', "write [^\\n]"),
                    Map.entry('k', LINEAR),
                    Map.entry('g', LINEAR),
                    Map.entry('c', "write the character as \\x and two digits"),
                    Map.entry('u', "write \\x{…}"),
                    Map.entry('e', "write \\x1b"),
                    Map.entry('E', "no \\Q stands before it"));

    /// True when a place between characters stands at `at`, such as `\b`.
    boolean isPlace(int at) {
        return at + 1 < regex.length() && PLACES.indexOf(regex.charAt(at + 1)) >= 0;
    }

    /// Where the escape at `at` ends.
    ///
    /// @throws RegexParser.Stop when RE2 does not know it
    int end(int at) {
        if (at + 1 >= regex.length()) {
            throw stop("'\\'", at, "nothing stands after it; write \\\\ for the character");
        }
        char c = regex.charAt(at + 1);
        if (c >= '1' && c <= '9') {
            throw stop("back-reference '\\" + c + "'", at, LINEAR);
        }
        Matcher matcher = LONG.matcher(regex).region(at, regex.length());
        if (matcher.lookingAt()) {
            return matcher.end();
        }
        boolean isSign = c < 128 && !Character.isLetterOrDigit(c);
        if (isSign || KNOWN.indexOf(c) >= 0) {
            return at + 2;
        }
        String name = Character.toString(regex.codePointAt(at + 1));
        String kind = c == 'k' || c == 'g' ? "back-reference" : "escape";
        throw stop(kind + " '\\" + name + "'", at, UNKNOWN.getOrDefault(c, "RE2 does not know it"));
    }

    /// Where the class that opens at `at` ends.
    ///
    /// @throws RegexParser.Stop when it never does, or says what RE2 does not know
    int endOfClass(int at) {
        int i = regex.startsWith("[^", at) ? at + 2 : at + 1;
        int first = i;
        while (i < regex.length() && (regex.charAt(i) != ']' || i == first)) {
            if (i > first && RANGE_TO_CLASS.matcher(regex).region(i, regex.length()).lookingAt()) {
                throw stop("range '" + regex.substring(i, i + 3) + "'", i, "it ends in a class");
            }
            if (regex.startsWith("&&[", i)) {
                throw stop("intersection '&&'", i, "RE2 has none; write the characters out");
            }
            Matcher posix = POSIX.matcher(regex).region(i, regex.length());
            if (posix.lookingAt()) {
                i = posix.end();
            } else if (regex.charAt(i) != '\\') {
                i++;
            } else if (isPlace(i)) {
                throw stop("escape '" + regex.substring(i, i + 2) + "'", i, "it is no character");
            } else {
                i = end(i);
            }
        }
        if (i >= regex.length()) {
            throw stop("'['", at, "the class is never closed; write \\[ for the character");
        }
        return i + 1;
    }

    private static RegexParser.Stop stop(String what, int index, String why) {
        return new RegexParser.Stop(RegexFault.at(what, index, why));
    }
}

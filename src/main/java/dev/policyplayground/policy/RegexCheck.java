package dev.policyplayground.policy;

import java.util.Optional;

/// Looks for what a rule's expression must not contain, before an engine ever sees it. The syntax
/// is RE2's, which has no look-around and no back-references, because those cannot be matched in
/// linear time.
final class RegexCheck {
    private RegexCheck() {}

    /// A construct that RE2 does not know, named with its place in the expression (from 1).
    static Optional<String> fault(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                char next = regex.charAt(i + 1);
                if (next >= '1' && next <= '9') {
                    return at(
                            "back-reference '\\" + next + "'",
                            i,
                            "it cannot be matched in linear time");
                }
                i++;
            } else if (c == '('
                    && (regex.startsWith("(?=", i)
                            || regex.startsWith("(?!", i)
                            || regex.startsWith("(?<=", i)
                            || regex.startsWith("(?<!", i))) {
                return at("look-around", i, "it cannot be matched in linear time");
            }
        }
        return Optional.empty();
    }

    /// A repetition without an upper limit, which rules for replies may not have: `*`, `+` or
    /// `{n,}`.
    static Optional<String> unbounded(String regex) {
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (!inClass && (c == '*' || c == '+')) {
                return at(
                        "'" + c + "'",
                        i,
                        "it has no upper limit; write {0,n} for the output layer");
            } else if (!inClass && c == '{') {
                int close = regex.indexOf('}', i);
                if (close > i && regex.charAt(close - 1) == ',') {
                    return at(
                            "'" + regex.substring(i, close + 1) + "'",
                            i,
                            "it has no upper limit; write {n,m} for the output layer");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> at(String what, int index, String why) {
        return Optional.of(what + " at character " + (index + 1) + " of 'regex': " + why);
    }
}

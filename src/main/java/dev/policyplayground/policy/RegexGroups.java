package dev.policyplayground.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What may and may not follow `(?` in an expression. Stateless.
final class RegexGroups {
    private static final Pattern FLAGS = Pattern.compile("\\(\\?([A-Za-z]*)(-[A-Za-z]*)?([:)])");
    private static final String LINEAR = "it cannot be matched in linear time";

    /// An opening that RE2 does not know.
    private record Opening(String begin, String name, String why) {}

    private static final List<Opening> UNKNOWN =
            List.of(
                    new Opening("(?=", "look-around", LINEAR),
                    new Opening("(?!", "look-around", LINEAR),
                    new Opening("(?<=", "look-around (behind)", LINEAR),
                    new Opening("(?<!", "look-around (behind)", LINEAR),
                    new Opening("(?>", "atomic group", LINEAR + "; write (?:…)"),
                    new Opening("(?#", "comment", "RE2 has none; put it above the rule after '#'"),
                    new Opening("(?|", "branch reset", "RE2 has none; write (?:…)"),
                    new Opening("(?(", "condition", LINEAR),
                    new Opening("(?P=", "back-reference", LINEAR),
                    new Opening("(?P>", "recursion", LINEAR),
                    new Opening("(?&", "recursion", LINEAR),
                    new Opening("(?R", "recursion", LINEAR),
                    new Opening("(?<", "named group", "write (?P<name>…), or (…)"),
                    new Opening("(?'", "named group", "write (?P<name>…), or (…)"),
                    new Opening(
                            "(?P",
                            "named group",
                            "its name takes letters, digits and _: (?P<name>…)"),
                    new Opening("(?^", "flag reset", "write (?-i:…)"));

    private RegexGroups() {}

    /// Where what opens a group ends: after `(?:`, or after `)` when it only sets flags.
    ///
    /// @param at the index of `(?`
    /// @throws RegexParser.Stop when RE2 does not know it
    static int endOfOpening(String regex, int at) {
        for (Opening opening : UNKNOWN) {
            if (regex.startsWith(opening.begin(), at)) {
                throw stop(opening.name() + " '" + opening.begin() + "'", at, opening.why());
            }
        }
        Matcher flags = FLAGS.matcher(regex).region(at, regex.length());
        if (!flags.lookingAt()) {
            throw stop("'(?'", at, "RE2 does not know what follows; write (?:…)");
        }
        String set = flags.group(1) + (flags.group(2) == null ? "" : flags.group(2));
        if (set.indexOf('x') >= 0) {
            throw stop(
                    "comments mode '(?x'", at, "RE2 has none; write the expression in one piece");
        }
        for (char flag : set.replace("-", "").toCharArray()) {
            if ("imsU".indexOf(flag) < 0) {
                throw stop("flag '" + flag + "'", at, "RE2 knows i, m, s and U");
            }
        }
        boolean namesNone = set.endsWith("-") || (set.isEmpty() && flags.group(3).equals(")"));
        if (namesNone) {
            throw stop("'" + flags.group() + "'", at, "it sets no flag");
        }
        return flags.end();
    }

    private static RegexParser.Stop stop(String what, int index, String why) {
        return new RegexParser.Stop(RegexFault.at(what, index, why));
    }
}

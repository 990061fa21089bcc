package dev.policyplayground.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an expression in RE2's syntax and stops at the first construct that it must not contain.
/// One instance reads one expression; not safe for several threads.
final class RegexParser {
    /// RE2's limit for a counted repetition, also for several within one another.
    private static final int MOST_REPEATS = 1000;

    /// So large may an expression become once its repetitions are written out.
    private static final int MOST_SIZE = 20_000;

    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_DEPTH = 100;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,(\\d*))?\\}");
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<\\w+>");
    private final String regex;
    private final boolean bounded;
    private final RegexEscapes escapes;
    private int at;

    /// Ends the reading at a fault.
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never leaves this package
        final transient RegexFault fault;

        Stop(RegexFault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }
    }

    RegexParser(String regex, boolean bounded) {
        this.regex = regex;
        this.bounded = bounded;
        this.escapes = new RegexEscapes(regex);
    }

    /// The most code points that one match can have.
    ///
    /// @throws Stop at what must not be there
    long longest() {
        if (regex.length() > MOST_CHARACTERS) {
            throw stop(
                    "more than " + MOST_CHARACTERS + " characters",
                    MOST_CHARACTERS,
                    "write several rules");
        }
        RegexLength length = alternatives(0);
        if (at < regex.length()) {
            throw stop("')'", at, "no group is open here; write \\) for the character");
        }
        return length.longest();
    }

    private RegexLength alternatives(int depth) {
        if (depth > MOST_DEPTH) {
            throw stop("a group", at, "more than " + MOST_DEPTH + " groups stand in one another");
        }
        RegexLength length = sequence(depth);
        while (isAt('|')) {
            at++;
            length = length.or(sequence(depth));
        }
        return length;
    }

    private RegexLength sequence(int depth) {
        RegexLength length = RegexLength.NOTHING;
        while (at < regex.length() && !isAt('|') && !isAt(')')) {
            int start = at;
            length = length.then(regex.startsWith("\\Q", at) ? quoted() : repeated(atom(depth)));
            if (length.size() > MOST_SIZE) {
                throw stop(
                        "what is repeated",
                        start,
                        "written out, the expression has more than " + MOST_SIZE + " parts");
            }
        }
        return length;
    }

    private RegexLength atom(int depth) {
        char c = regex.charAt(at);
        return switch (c) {
            case '(' -> group(depth);
            case '[' -> one(escapes.endOfClass(at));
            case '\\' -> escapes.isPlace(at) ? nothing(at + 2) : one(escapes.end(at));
            case '^', '$' -> nothing(at + 1);
            case '*', '+', '?' ->
                    throw stop(
                            "'" + c + "'", at, "nothing stands before it to repeat; write \\" + c);
            default -> {
                if (count().lookingAt()) {
                    throw stop(
                            "'" + count().results().findFirst().orElseThrow().group() + "'",
                            at,
                            "nothing stands before it to repeat; write \\{");
                }
                int end = at + Character.charCount(regex.codePointAt(at));
                if (c == '{') {
                    refuseRepeat(end, "'{' is no count here; write \\{");
                }
                yield one(end);
            }
        };
    }

    private RegexLength one(int end) {
        at = end;
        return RegexLength.ONE;
    }

    private RegexLength nothing(int end) {
        at = end;
        return RegexLength.NOTHING;
    }

    private RegexLength quoted() {
        int end = regex.indexOf("\\E", at);
        String literal = regex.substring(at + 2, end < 0 ? regex.length() : end);
        at = end < 0 ? regex.length() : end + 2;
        int length = literal.codePointCount(0, literal.length());
        return length == 0 ? RegexLength.NOTHING : repeated(new RegexLength(length, length, 1));
    }

    private RegexLength group(int depth) {
        int start = at;
        if (regex.startsWith("(?", at)) {
            Matcher named = NAMED_GROUP.matcher(regex).region(at, regex.length());
            if (named.lookingAt()) {
                at = named.end();
            } else {
                at = RegexGroups.endOfOpening(regex, at);
                if (regex.charAt(at - 1) == ')') {
                    refuseRepeat(at, "flags alone cannot be repeated");
                    return RegexLength.NOTHING;
                }
            }
        } else {
            at++;
        }
        RegexLength length = alternatives(depth + 1);
        if (!isAt(')')) {
            throw stop("'('", start, "the group is never closed; write \\( for the character");
        }
        at++;
        return length;
    }

    private RegexLength repeated(RegexLength once) {
        if (at >= regex.length()) {
            return once;
        }
        int start = at;
        RegexLength length =
                switch (regex.charAt(at)) {
                    case '*', '+' -> endless(once, start, at + 1);
                    case '?' -> {
                        at++;
                        yield once.times(1, 1);
                    }
                    case '{' -> counted(once, start);
                    default -> once;
                };
        if (at > start) {
            refuseStack(start);
        }
        return length;
    }

    private RegexLength counted(RegexLength once, int start) {
        Matcher count = count();
        if (!count.lookingAt()) {
            return once;
        }
        String what = "'" + count.group() + "'";
        long least = number(count.group(1));
        boolean endless = count.group(2) != null && count.group(3).isEmpty();
        long most = count.group(2) == null ? least : endless ? least : number(count.group(3));
        if (most < least) {
            throw stop(what, start, "the upper limit is below the lower one");
        }
        RegexLength length = once.times(most, Math.max(most, 1));
        if (most > MOST_REPEATS || length.repeats() > MOST_REPEATS) {
            String within = most > MOST_REPEATS ? "" : ", here together with those within";
            throw stop(what, start, "RE2 repeats at most " + MOST_REPEATS + " times" + within);
        }
        at = count.end();
        return endless ? endless(length, start, count.end()) : length;
    }

    private RegexLength endless(RegexLength once, int start, int end) {
        if (bounded) {
            throw stop(
                    "'" + regex.substring(start, end) + "'",
                    start,
                    "it has no upper limit; write "
                            + (end - start == 1 ? "{0,n}" : "{n,m}")
                            + " for the output layer");
        }
        at = end;
        return once.times(RegexLength.UNBOUNDED, 1);
    }

    // A '?' makes a repetition lazy, which RE2 knows; a '+' would make it possessive.
    private void refuseStack(int start) {
        if (isAt('?')) {
            at++;
        }
        boolean lazy = at > start + 1 && regex.charAt(at - 1) == '?';
        boolean possessive = isAt('+') && !lazy;
        if (possessive) {
            throw stop(
                    "possessive '" + regex.substring(start, at + 1) + "'",
                    start,
                    "it gives nothing back, which cannot be matched in linear time");
        }
        if (isAt('*') || isAt('+') || isAt('?') || (isAt('{') && count().lookingAt())) {
            throw stop(
                    "'" + regex.substring(start, at + 1) + "'",
                    start,
                    "a repetition of a repetition; put the inner one in (?:…)");
        }
    }

    private void refuseRepeat(int end, String why) {
        boolean repeats =
                end < regex.length()
                        && ("*+?".indexOf(regex.charAt(end)) >= 0
                                || COUNT.matcher(regex).region(end, regex.length()).lookingAt());
        if (repeats) {
            throw stop("'" + regex.charAt(end) + "'", end, why);
        }
    }

    private Matcher count() {
        return COUNT.matcher(regex).region(at, regex.length());
    }

    // Digits beyond any limit count as beyond any limit.
    private static long number(String digits) {
        return digits.length() > 6 ? 1_000_000 : Long.parseLong(digits);
    }

    private boolean isAt(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }

    private static Stop stop(String what, int index, String why) {
        return new Stop(RegexFault.at(what, index, why));
    }
}

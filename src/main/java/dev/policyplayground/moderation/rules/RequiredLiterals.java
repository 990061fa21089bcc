package dev.policyplayground.moderation.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Works out words of which one must stand wherever an RE2 expression matches, so that the
/// expression need be tried only there (after Cox, "Regular expression matching with a trigram
/// index", 2012). Knows the common part of the syntax and gives up on the rest. One instance reads
/// one expression.
final class RequiredLiterals {
    // More alternatives than this cost more than they spare.
    private static final int MOST = 64;
    private static final int SHORTEST = 2;

    private final String regex;
    private int at;

    private RequiredLiterals(String regex) {
        this.regex = regex;
    }

    /// In lower case; empty when none are known, and the expression must always be tried.
    static Optional<Set<String>> of(String regex) {
        try {
            RequiredLiterals reader = new RequiredLiterals(regex);
            Needs needs = reader.alternatives();
            return reader.at < regex.length() ? Optional.empty() : needs.best();
        } catch (UnknownSyntax e) {
            return Optional.empty();
        }
    }

    /// Says that the expression holds what this reader does not know.
    private static final class UnknownSyntax extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownSyntax() {
            super("not the common part of RE2's syntax");
        }
    }

    /// What a part of an expression needs.
    ///
    /// @param exact all that it can match, where that is a few texts
    /// @param required texts of which one stands wherever it matches
    private record Needs(Optional<Set<String>> exact, Optional<Set<String>> required) {
        static final Needs NOTHING = new Needs(Optional.empty(), Optional.empty());
        static final Needs EMPTY = exactly(Set.of(""));

        static Needs exactly(Set<String> texts) {
            return new Needs(Optional.of(texts), Optional.empty());
        }

        Optional<Set<String>> best() {
            return better(required, exact.filter(RequiredLiterals::isUseful));
        }

        Needs or(Needs other) {
            Optional<Set<String>> both =
                    exact.flatMap(a -> other.exact.map(b -> union(a, b)))
                            .filter(u -> u.size() <= MOST);
            if (both.isPresent()) {
                return new Needs(both, Optional.empty());
            }
            return new Needs(
                    Optional.empty(), best().flatMap(a -> other.best().map(b -> union(a, b))));
        }

        private static Set<String> union(Set<String> some, Set<String> more) {
            Set<String> all = new HashSet<>(some);
            all.addAll(more);
            return all;
        }
    }

    private static boolean isUseful(Set<String> texts) {
        return texts.size() <= MOST && texts.stream().allMatch(t -> t.strip().length() >= SHORTEST);
    }

    // The one whose shortest text is longer; where they are equal, the smaller set.
    private static Optional<Set<String>> better(
            Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        int a = shortest(one.get());
        int b = shortest(other.get());
        return a > b || (a == b && one.get().size() <= other.get().size()) ? one : other;
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private Needs alternatives() throws UnknownSyntax {
        Needs needs = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            needs = needs.or(sequence());
        }
        return needs;
    }

    // Neighbours that each match a few texts only make longer ones; anything else ends such a run.
    private Needs sequence() throws UnknownSyntax {
        Set<String> run = Set.of("");
        Optional<Set<String>> required = Optional.empty();
        boolean isWhole = true;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Needs next = repeated(atom());
            Set<String> joined = joined(run, next.exact.orElse(Set.of()));
            if (next.exact.isPresent() && joined.size() <= MOST) {
                run = joined;
            } else {
                required = better(required, Optional.of(run).filter(RequiredLiterals::isUseful));
                required = better(required, next.required);
                run = next.exact.orElse(Set.of(""));
                isWhole = false;
            }
        }
        return isWhole
                ? Needs.exactly(run)
                : new Needs(
                        Optional.empty(),
                        better(required, Optional.of(run).filter(RequiredLiterals::isUseful)));
    }

    private static Set<String> joined(Set<String> starts, Set<String> ends) {
        Set<String> joined = new HashSet<>();
        starts.forEach(a -> ends.forEach(b -> joined.add(a + b)));
        return joined;
    }

    private Needs repeated(Needs atom) throws UnknownSyntax {
        Needs needs = atom;
        while (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
            char c = regex.charAt(at);
            if (c == '{') {
                int close = regex.indexOf('}', at);
                if (close < 0 || !Character.isDigit(regex.charAt(at + 1))) {
                    throw new UnknownSyntax();
                }
                boolean mayBeNone = regex.charAt(at + 1) == '0';
                at = close + 1;
                needs = mayBeNone ? Needs.NOTHING : new Needs(Optional.empty(), needs.best());
            } else {
                at++;
                needs =
                        c == '+'
                                ? new Needs(Optional.empty(), needs.best())
                                : c == '?' ? needs.or(Needs.EMPTY) : Needs.NOTHING;
            }
        }
        return needs;
    }

    private Needs atom() throws UnknownSyntax {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '.' -> Needs.NOTHING;
            case '^', '$' -> Needs.EMPTY;
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw new UnknownSyntax();
            default -> Needs.exactly(Set.of(lower(c)));
        };
    }

    private Needs group() throws UnknownSyntax {
        if (regex.startsWith("?", at)) {
            int colon = regex.indexOf(':', at);
            int close = regex.indexOf(')', at);
            if (close >= 0 && (colon < 0 || close < colon)) {
                at = close + 1;
                return Needs.EMPTY;
            }
            if (colon < 0 || !regex.substring(at + 1, colon).matches("[imsU-]*")) {
                throw new UnknownSyntax();
            }
            at = colon + 1;
        }
        Needs inner = alternatives();
        if (at >= regex.length()) {
            throw new UnknownSyntax();
        }
        at++;
        return inner;
    }

    private Needs characterClass() throws UnknownSyntax {
        int close = regex.indexOf(']', at + 1);
        if (close < 0) {
            throw new UnknownSyntax();
        }
        String inside = regex.substring(at, close);
        if (inside.indexOf('[') >= 0 || inside.endsWith("\\")) {
            throw new UnknownSyntax();
        }
        at = close + 1;
        boolean isSimple =
                inside.length() <= 4 && inside.chars().allMatch(Character::isLetterOrDigit);
        return isSimple
                ? Needs.exactly(
                        inside.chars().mapToObj(c -> lower((char) c)).collect(Collectors.toSet()))
                : Needs.NOTHING;
    }

    private Needs escaped() throws UnknownSyntax {
        if (at >= regex.length()) {
            throw new UnknownSyntax();
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'b', 'B', 'A', 'z' -> Needs.EMPTY;
            case 'd', 'D', 'w', 'W', 's', 'S' -> Needs.NOTHING;
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UnknownSyntax();
                }
                yield Needs.exactly(Set.of(lower(c)));
            }
        };
    }

    private static String lower(char c) {
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }
}

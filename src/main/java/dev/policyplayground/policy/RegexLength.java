package dev.policyplayground.policy;

/// How long the matches of a part of an expression can get, and how large the part becomes once its
/// counted repetitions are written out. Immutable.
///
/// @param longest in code points; [#UNBOUNDED] for any number
/// @param size in characters, classes and the like
/// @param repeats the most copies that counted repetitions within it make of anything
record RegexLength(long longest, long size, long repeats) {
    static final long UNBOUNDED = Long.MAX_VALUE;
    static final RegexLength NOTHING = new RegexLength(0, 1, 1);
    static final RegexLength ONE = new RegexLength(1, 1, 1);

    RegexLength then(RegexLength next) {
        return new RegexLength(
                plus(longest, next.longest), size + next.size, Math.max(repeats, next.repeats));
    }

    RegexLength or(RegexLength other) {
        return new RegexLength(
                Math.max(longest, other.longest),
                size + other.size,
                Math.max(repeats, other.repeats));
    }

    /// @param most how often at most; [#UNBOUNDED] for any number
    /// @param copies how often it must be written out
    RegexLength times(long most, long copies) {
        boolean endless = most == UNBOUNDED || longest == UNBOUNDED;
        return new RegexLength(
                endless ? UNBOUNDED : longest * most, size * copies, repeats * copies);
    }

    private static long plus(long a, long b) {
        return a == UNBOUNDED || b == UNBOUNDED ? UNBOUNDED : a + b;
    }
}

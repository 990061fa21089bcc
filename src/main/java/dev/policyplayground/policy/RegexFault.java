package dev.policyplayground.policy;

/// A construct that a rule's expression must not contain. Immutable.
///
/// @param index where it begins in the expression, from 0
/// @param message what it is, where, and what to write in its place
record RegexFault(int index, String message) {
    static RegexFault at(String what, int index, String why) {
        return new RegexFault(index, what + " at character " + (index + 1) + " of 'regex': " + why);
    }
}

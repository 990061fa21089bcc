package dev.policyplayground.text;

/// A way in which words are hidden from whoever looks for them.
public enum Disguise {
    /// Characters that do not show: zero-width ones, soft hyphens, bidirectional controls.
    INVISIBLE,
    /// Full-width, circled, mathematical and other forms of a letter that Unicode calls compatible.
    LETTER_FORM,
    /// Letters of another script, or with marks, that look like plain ones.
    LOOKALIKE,
    /// Digits and signs in place of letters.
    LEET,
    /// Letters with spaces or signs between them.
    SPACED,
    /// One letter written many times.
    REPEATED,
    /// HTML's `&#98;`.
    ENTITY,
    /// A URL's `%62`.
    URL,
    /// The escapes of a program's strings.
    ESCAPE,
    HEX,
    BINARY,
    BASE64,
    ROT13
}

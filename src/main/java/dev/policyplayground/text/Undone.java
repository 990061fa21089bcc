package dev.policyplayground.text;

/// A disguise that was undone. Immutable.
///
/// @param original where the disguised words stand in the text as written
/// @param plain what they say
public record Undone(Disguise kind, Span original, String plain) {}

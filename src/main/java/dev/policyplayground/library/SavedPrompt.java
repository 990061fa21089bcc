package dev.policyplayground.library;

/// A named prompt. Immutable.
///
/// @param newest its newest version
public record SavedPrompt(String name, PromptVersion newest) {}

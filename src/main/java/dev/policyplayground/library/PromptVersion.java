package dev.policyplayground.library;

import java.time.Instant;

/// One version of a named prompt. Immutable.
///
/// @param number from 1
public record PromptVersion(int number, Instant madeAt, String text) {}

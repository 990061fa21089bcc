package dev.policyplayground.library;

import java.time.Instant;

/// One saved state of a policy pack's file. Immutable.
///
/// @param number from 1
public record PackVersion(int number, Instant madeAt, String text) {}

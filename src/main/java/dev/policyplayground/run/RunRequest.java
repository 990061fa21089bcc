package dev.policyplayground.run;

import dev.policyplayground.prompt.Draft;

/// What to run. Immutable.
///
/// @param stream true to ask the API for a stream, false for one answer
public record RunRequest(Draft draft, ReleasePolicy release, boolean stream) {}

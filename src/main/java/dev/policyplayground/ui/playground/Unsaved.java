package dev.policyplayground.ui.playground;

import dev.policyplayground.session.UnsavedRuns;

/// Runs that could not be saved, and a way to try again. Immutable.
///
/// @param saveAll saves all that wait; may block, and throws a `StorageException` when the data
///   file still cannot take them
public record Unsaved(UnsavedRuns runs, Runnable saveAll) {}

package dev.policyplayground.session;

import java.time.Instant;

/// One sitting. Immutable.
///
/// @param title as a person named it; empty when nobody did
/// @param startedAt when its first run started
/// @param runs how many runs it has, deleted ones left out
public record SessionSummary(String id, String title, Instant startedAt, long runs) {}

package dev.policyplayground.stats;

/// One case that was scored. Immutable.
///
/// @param positive what it is in truth
/// @param flagged what was said of it
/// @param score how sure that was, from 0 to 1
public record Scored(boolean positive, boolean flagged, double score) {}

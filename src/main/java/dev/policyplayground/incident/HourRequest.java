package dev.policyplayground.incident;

/// One request of an hour of traffic. Immutable.
///
/// @param minute when it comes, 0 to 59
/// @param isOverPolicy true when the API flags it over its usage policy; false for a good request
public record HourRequest(int minute, String prompt, boolean isOverPolicy) {}

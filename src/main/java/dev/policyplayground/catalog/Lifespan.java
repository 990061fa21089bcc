package dev.policyplayground.catalog;

import java.time.LocalDate;
import java.util.Optional;

/// When a model came and when it goes: its state on a day follows from these dates and is written
/// nowhere. Immutable. Days are the API's, in UTC.
///
/// @param released the day it came out
/// @param isLegacy true when Anthropic's overview lists it as superseded, which has no date
/// @param deprecated the day its retirement was announced, where that is known
/// @param retires the first day on which the API answers 404 for it, where one is announced
/// @param replacement what to use in its place, where it is on its way out
public record Lifespan(
        LocalDate released,
        boolean isLegacy,
        Optional<LocalDate> deprecated,
        Optional<LocalDate> retires,
        Optional<String> replacement) {

    /// The state on `day`. A retirement that is known of was announced, even if the day is not
    /// known.
    public Lifecycle on(LocalDate day) {
        if (retires.filter(date -> !date.isAfter(day)).isPresent()) {
            return Lifecycle.RETIRED;
        }
        boolean isAnnounced =
                deprecated.map(date -> !date.isAfter(day)).orElse(retires.isPresent());
        return isAnnounced ? Lifecycle.DEPRECATED : isLegacy ? Lifecycle.LEGACY : Lifecycle.ACTIVE;
    }
}

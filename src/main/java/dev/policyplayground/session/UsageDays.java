package dev.policyplayground.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The days that usage and the budget of a day are counted in: those of the user's zone, which the
/// window and the command line name. A day has 23 to 25 hours where clocks change. Immutable.
///
/// @param zone the user's
public record UsageDays(ZoneId zone) {
    /// The day of an instant.
    public LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /// The first instant of a day.
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// The zone for a person and for files: `Europe/Berlin`, `UTC+14:00` or `UTC`. Never begins
    /// with a sign, which a spreadsheet would take for a formula.
    public String name() {
        return zone instanceof ZoneOffset offset
                ? "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId())
                : zone.getId();
    }
}

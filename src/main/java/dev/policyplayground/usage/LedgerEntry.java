package dev.policyplayground.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// One line of the usage ledger: what one purpose of one run took. Immutable. Holds no text of the
/// run, and stays when the run is deleted: what was spent was spent.
///
/// @param notSpent a lower bound, in US dollars, of what was not spent because the input gate
///   stopped the run
/// @param counted what budgets count, in US dollars: the cost, or the worst case where the cost is
///   not known; empty where neither is known
public record LedgerEntry(
        String run,
        String session,
        Instant at,
        Provider provider,
        Purpose purpose,
        String model,
        TokenUsage tokens,
        Duration time,
        Cost cost,
        Optional<BigDecimal> notSpent,
        Optional<BigDecimal> counted) {
    /// The day in UTC, by which the ledger is indexed. What a person is shown is counted in days of
    /// their own zone, from the instant.
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}

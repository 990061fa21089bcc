package dev.policyplayground.ui.usage;

import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.usage.Provider;
import java.time.LocalDate;
import java.util.List;

/// What the ledger gave for one provider and range. Immutable.
///
/// @param days what days are counted in
/// @param today the last day
/// @param runs how many runs the lines are of
record UsageReport(
        Provider provider,
        UsageRange range,
        UsageDays days,
        LocalDate today,
        List<UsageLine> lines,
        long runs) {
    UsageReport {
        lines = List.copyOf(lines);
    }

    static UsageReport nothing(
            Provider provider, UsageRange range, UsageDays days, LocalDate today) {
        return new UsageReport(provider, range, days, today, List.of(), 0);
    }

    UsageSum total() {
        return UsageSum.of(lines);
    }

    /// The first day the charts show.
    LocalDate firstDay() {
        return range.beginsWithItsLines() && !lines.isEmpty()
                ? lines.getFirst().day()
                : range.beginsWithItsLines() ? today : range.from(today);
    }
}

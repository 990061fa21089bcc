package dev.policyplayground.session;

import dev.policyplayground.text.Csv;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes sums of the usage ledger as comma-separated values, a header first. Stateless.
///
/// Simulated money has a column name of its own, and money that is not known is an empty cell.
public final class UsageCsv {
    private static final List<String> FIGURES =
            List.of(
                    "entries",
                    "input_tokens",
                    "cache_write_5m_tokens",
                    "cache_write_1h_tokens",
                    "cache_read_tokens",
                    "output_tokens",
                    "thinking_tokens_in_output",
                    "milliseconds");

    private UsageCsv() {}

    /// Every line, as the ledger gives them.
    public static String write(Provider provider, UsageDays days, List<UsageLine> lines) {
        return write(
                provider,
                List.of("day", "purpose", "model"),
                days,
                UsageSum.by(
                        lines, l -> List.of(l.day().toString(), l.purpose().name(), l.model())));
    }

    /// @param keys the names of the columns that tell the groups apart
    /// @param days what days are counted in, and the sums are taken over
    /// @param sums for each group's cells its sum
    public static String write(
            Provider provider,
            List<String> keys,
            UsageDays days,
            Map<List<String>, UsageSum> sums) {
        StringBuilder csv = new StringBuilder(Csv.line(header(provider, keys)));
        sums.forEach((key, sum) -> csv.append(Csv.line(row(provider, days, key, sum))));
        return csv.toString();
    }

    private static List<String> header(Provider provider, List<String> keys) {
        List<String> header = new ArrayList<>(List.of("provider", "zone"));
        header.addAll(keys);
        header.addAll(FIGURES);
        header.add(provider == Provider.SIMULATED ? "would_cost_usd" : "cost_usd");
        header.addAll(
                List.of(
                        "entries_that_cost_more",
                        "entries_without_price",
                        "not_spent_at_least_usd"));
        return header;
    }

    private static List<String> row(
            Provider provider, UsageDays days, List<String> key, UsageSum sum) {
        List<String> cells = new ArrayList<>(List.of(provider.name(), days.name()));
        cells.addAll(key);
        for (long figure :
                new long[] {
                    sum.entries(),
                    sum.tokens().input(),
                    sum.tokens().cacheWrite5m(),
                    sum.tokens().cacheWrite1h(),
                    sum.tokens().cacheRead(),
                    sum.tokens().output(),
                    sum.tokens().thinking()
                }) {
            cells.add(String.valueOf(figure));
        }
        cells.add(BigDecimal.valueOf(sum.time().toNanos()).movePointLeft(6).toPlainString());
        cells.add(sum.known().map(BigDecimal::toPlainString).orElse(""));
        cells.add(String.valueOf(sum.atLeast()));
        cells.add(String.valueOf(sum.noPrice()));
        cells.add(sum.notSpent().toPlainString());
        return cells;
    }
}

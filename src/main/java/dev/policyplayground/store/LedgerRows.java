package dev.policyplayground.store;

import dev.policyplayground.usage.LedgerEntry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Writes lines of the usage ledger. Stateless.
final class LedgerRows {
    private static final String INSERT =
            Sql.insert(
                    "ledger",
                    "run_id",
                    "session",
                    "at",
                    "day",
                    "provider",
                    "purpose",
                    "model",
                    "input_tokens",
                    "cache_5m",
                    "cache_1h",
                    "cache_read",
                    "output_tokens",
                    "thinking_tokens",
                    "nanos",
                    "cost_kind",
                    "cost_pico",
                    "not_spent_pico",
                    "counted_pico");

    private LedgerRows() {}

    /// An instant's second as its column begins: fractions are written only where there are some,
    /// so that texts are compared by their first 19 characters.
    static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().substring(0, 19);
    }

    static void insert(Connection c, List<LedgerEntry> entries) throws SQLException {
        try (PreparedStatement row = c.prepareStatement(INSERT)) {
            for (LedgerEntry entry : entries) {
                int i = 0;
                row.setString(++i, entry.run());
                row.setString(++i, entry.session());
                row.setString(++i, entry.at().toString());
                row.setString(++i, entry.day().toString());
                row.setString(++i, entry.provider().name());
                row.setString(++i, entry.purpose().name());
                row.setString(++i, entry.model());
                row.setLong(++i, entry.tokens().input());
                row.setLong(++i, entry.tokens().cacheWrite5m());
                row.setLong(++i, entry.tokens().cacheWrite1h());
                row.setLong(++i, entry.tokens().cacheRead());
                row.setLong(++i, entry.tokens().output());
                row.setLong(++i, entry.tokens().thinking());
                row.setLong(++i, entry.time().toNanos());
                row.setString(++i, RunRows.costKind(entry.cost()));
                Optional<BigDecimal> amount = RunRows.amount(entry.cost());
                if (amount.isPresent()) {
                    row.setLong(++i, RunRows.pico(amount.get()));
                } else {
                    row.setNull(++i, Types.INTEGER);
                }
                row.setLong(++i, RunRows.pico(entry.notSpent().orElse(BigDecimal.ZERO)));
                row.setLong(++i, RunRows.pico(entry.counted().orElse(BigDecimal.ZERO)));
                row.executeUpdate();
            }
        }
    }
}

package dev.policyplayground.store;

import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds up the usage ledger in SQLite. Thread-safe.
public final class SqliteUsageLedger implements UsageLedger {
    private static final String LINES =
            """
            SELECT day, purpose, model, count(*) AS entries, sum(input_tokens) AS input, sum(cache_5m) AS w5m, sum(cache_1h) AS w1h,
                   sum(cache_read) AS reads, sum(output_tokens) AS output, sum(thinking_tokens) AS thinking, sum(nanos) AS nanos,
                   coalesce(sum(cost_pico), 0) AS pico, sum(cost_kind = 'AT_LEAST') AS at_least, sum(cost_kind = 'NO_PRICE') AS no_price,
                   sum(not_spent_pico) AS not_spent
            FROM ledger WHERE provider = ? AND day >= ? AND (? = '' OR session = ?)
            GROUP BY day, purpose, model ORDER BY day, purpose, model
            """;
    private static final String RUNS =
            "SELECT count(DISTINCT run_id) FROM ledger WHERE provider = ? AND day >= ? AND (? = '' OR session = ?)";
    private final Database database;

    public SqliteUsageLedger(Database database) {
        this.database = database;
    }

    @Override
    public List<UsageLine> lines(Provider provider, LocalDate from, Optional<String> session) {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(LINES)) {
                        ask(query, provider, from, session);
                        List<UsageLine> lines = new ArrayList<>();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                lines.add(line(row));
                            }
                        }
                        return lines;
                    }
                });
    }

    @Override
    public long runs(Provider provider, LocalDate from, Optional<String> session) {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(RUNS)) {
                        ask(query, provider, from, session);
                        try (ResultSet row = query.executeQuery()) {
                            return row.next() ? row.getLong(1) : 0L;
                        }
                    }
                });
    }

    private static void ask(
            PreparedStatement query, Provider provider, LocalDate from, Optional<String> session)
            throws SQLException {
        query.setString(1, provider.name());
        query.setString(2, from.toString());
        query.setString(3, session.orElse(""));
        query.setString(4, session.orElse(""));
    }

    private static UsageLine line(ResultSet row) throws SQLException {
        return new UsageLine(
                LocalDate.parse(row.getString("day")),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("model"),
                row.getLong("entries"),
                new TokenUsage(
                        row.getLong("input"),
                        row.getLong("w5m"),
                        row.getLong("w1h"),
                        row.getLong("reads"),
                        row.getLong("output"),
                        row.getLong("thinking")),
                Duration.ofNanos(row.getLong("nanos")),
                RunRows.usd(row.getLong("pico")),
                row.getLong("at_least"),
                row.getLong("no_price"),
                RunRows.usd(row.getLong("not_spent")));
    }
}

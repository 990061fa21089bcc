package dev.policyplayground.store;

import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.session.UsageSum;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Adds up the usage ledger in SQLite, in the user's days. Thread-safe.
public final class SqliteUsageLedger implements UsageLedger {
    // Zones are whole quarters of an hour from UTC, so that a day is so many of them. The column
    // `day` is UTC's: an index, whose day is never later than the one on which a day here begins.
    private static final String LINES =
            """
            SELECT unixepoch(substr(at, 1, 19)) / 900 AS quarter, purpose, model, count(*) AS entries, sum(input_tokens) AS input, sum(cache_5m) AS w5m, sum(cache_1h) AS w1h,
                   sum(cache_read) AS reads, sum(output_tokens) AS output, sum(thinking_tokens) AS thinking, sum(nanos) AS nanos,
                   coalesce(sum(cost_pico), 0) AS pico, sum(cost_kind = 'AT_LEAST') AS at_least, sum(cost_kind = 'NO_PRICE') AS no_price,
                   sum(not_spent_pico) AS not_spent
            FROM ledger WHERE provider = ? AND day >= ? AND substr(at, 1, 19) >= ? AND (? = '' OR session = ?)
            GROUP BY quarter, purpose, model
            """;
    private static final String RUNS =
            "SELECT count(DISTINCT run_id) FROM ledger WHERE provider = ? AND day >= ? AND substr(at, 1, 19) >= ? AND (? = '' OR session = ?)";
    private static final long QUARTER_SECONDS = 900;
    private final Database database;
    private final UsageDays days;

    public SqliteUsageLedger(Database database, UsageDays days) {
        this.database = database;
        this.days = days;
    }

    @Override
    public List<UsageLine> lines(Provider provider, LocalDate from, Optional<String> session) {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(LINES)) {
                        ask(query, provider, from, session);
                        List<UsageLine> quarters = new ArrayList<>();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                quarters.add(line(row));
                            }
                        }
                        return byDay(quarters);
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

    private record Key(LocalDate day, Purpose purpose, String model) {}

    private static List<UsageLine> byDay(List<UsageLine> quarters) {
        return UsageSum.by(quarters, l -> new Key(l.day(), l.purpose(), l.model()))
                .entrySet()
                .stream()
                .map(e -> e.getValue().line(e.getKey().day, e.getKey().purpose, e.getKey().model))
                .sorted(
                        Comparator.comparing(UsageLine::day)
                                .thenComparing(l -> l.purpose().name())
                                .thenComparing(UsageLine::model))
                .toList();
    }

    private void ask(
            PreparedStatement query, Provider provider, LocalDate from, Optional<String> session)
            throws SQLException {
        query.setString(1, provider.name());
        Instant start = days.start(from);
        query.setString(2, LocalDate.ofInstant(start, ZoneOffset.UTC).toString());
        query.setString(3, LedgerRows.second(start));
        query.setString(4, session.orElse(""));
        query.setString(5, session.orElse(""));
    }

    private UsageLine line(ResultSet row) throws SQLException {
        return new UsageLine(
                days.of(Instant.ofEpochSecond(row.getLong("quarter") * QUARTER_SECONDS)),
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

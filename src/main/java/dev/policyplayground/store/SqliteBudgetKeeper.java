package dev.policyplayground.store;

import dev.policyplayground.run.BudgetKeeper;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps budgets in the database, so that all windows and command lines on one data folder share
/// them. What is spent is the ledger's real money, plus what others have reserved. A reservation
/// that nobody settled counts for an hour: its program may have been killed. Thread-safe.
public final class SqliteBudgetKeeper implements BudgetKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteBudgetKeeper.class);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private final Database database;
    private final Supplier<Budget> budget;
    private final Clock clock;

    /// @param budget asked at each reservation: it may change meanwhile
    /// @param clock the time, and the zone that days are counted in
    public SqliteBudgetKeeper(Database database, Supplier<Budget> budget, Clock clock) {
        this.database = database;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public Answer reserve(String session, Optional<BigDecimal> worstCase) {
        Budget limits = budget.get();
        if (limits.isUnlimited()) {
            return new Answer.Reserved("");
        }
        if (worstCase.isEmpty()) {
            return new Answer.Refused(
                    "this model has no price, so nobody can say whether it is covered. "
                            + "Add a price, choose another model, or lift the budget in the settings.");
        }
        try {
            return database.write(c -> reserve(c, limits, session, worstCase.get()));
        } catch (StorageException e) {
            return new Answer.Refused("what was spent cannot be read. " + e.advice());
        }
    }

    @Override
    public void settle(String reservation) {
        if (reservation.isEmpty()) {
            return;
        }
        try {
            database.write(
                    c -> {
                        try (PreparedStatement delete =
                                c.prepareStatement("DELETE FROM reservation WHERE id = ?")) {
                            delete.setLong(1, Long.parseLong(reservation));
                            return delete.executeUpdate();
                        }
                    });
        } catch (StorageException e) {
            // The run is over: its reply is worth more than an hour of a reservation.
            LOG.warn("a reservation could not be given back", e);
        }
    }

    private Answer reserve(Connection c, Budget limits, String session, BigDecimal worst)
            throws SQLException {
        Instant now = clock.instant();
        UsageDays days = new UsageDays(clock.getZone());
        LocalDate day = days.of(now);
        Optional<String> refusal =
                refusal("session", limits.perSession(), worst, () -> ofSession(c, session, now));
        if (refusal.isEmpty()) {
            refusal = refusal("day", limits.perDay(), worst, () -> ofDay(c, days, day, now));
        }
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        try (PreparedStatement insert =
                c.prepareStatement(
                        "INSERT INTO reservation (session, day, made_at, worst_pico) VALUES (?,?,?,?)",
                        Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, session);
            insert.setString(2, LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
            insert.setString(3, now.toString());
            insert.setLong(4, RunRows.pico(worst));
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                return new Answer.Reserved(key.next() ? key.getString(1) : "");
            }
        }
    }

    /// Reads what is spent or set aside.
    @FunctionalInterface
    private interface Spent {
        BigDecimal read() throws SQLException;
    }

    private static Optional<String> refusal(
            String scope, Optional<BigDecimal> limit, BigDecimal worst, Spent before)
            throws SQLException {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal spent = before.read();
        if (spent.add(worst).compareTo(limit.get()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%s of the %s’s %s is spent or set aside, and this run may cost up to %s. Lower max tokens, or raise the budget in the settings."
                        .formatted(words(spent), scope, words(limit.get()), words(worst)));
    }

    private static BigDecimal ofSession(Connection c, String session, Instant now)
            throws SQLException {
        return sum(
                        c,
                        "SELECT sum(counted_pico) FROM ledger WHERE provider = 'LIVE' AND session = ?",
                        session)
                .add(
                        sum(
                                c,
                                "SELECT sum(worst_pico) FROM reservation WHERE made_at > ? AND session = ?",
                                remembered(now),
                                session));
    }

    // The day of the user's zone, as it is shown. The ledger's own day is UTC's, and an index.
    private static BigDecimal ofDay(Connection c, UsageDays days, LocalDate day, Instant now)
            throws SQLException {
        Instant start = days.start(day);
        String first = LedgerRows.second(start);
        String end = LedgerRows.second(days.start(day.plusDays(1)));
        return sum(
                        c,
                        "SELECT sum(counted_pico) FROM ledger WHERE provider = 'LIVE' AND day >= ? AND substr(at, 1, 19) >= ? AND substr(at, 1, 19) < ?",
                        LocalDate.ofInstant(start, ZoneOffset.UTC).toString(),
                        first,
                        end)
                .add(
                        sum(
                                c,
                                "SELECT sum(worst_pico) FROM reservation WHERE made_at > ? AND substr(made_at, 1, 19) >= ? AND substr(made_at, 1, 19) < ?",
                                remembered(now),
                                first,
                                end));
    }

    private static String remembered(Instant now) {
        return now.minus(FORGOTTEN).toString();
    }

    private static BigDecimal sum(Connection c, String sql, String... values) throws SQLException {
        try (PreparedStatement query = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? RunRows.usd(row.getLong(1)) : BigDecimal.ZERO;
            }
        }
    }

    private static String words(BigDecimal usd) {
        return new Cost.Usd(usd).words();
    }
}

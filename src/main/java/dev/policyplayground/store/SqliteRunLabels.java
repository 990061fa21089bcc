package dev.policyplayground.store;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.LabelledRun;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.SideLabels;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People's labels in SQLite, each call one transaction. Thread-safe.
public final class SqliteRunLabels implements RunLabels {
    // A run that is not kept, or has no reply to label, gives no row to insert.
    private static final String SET =
            """
            INSERT INTO run_label (run_id, side, label, labelled_at)
            SELECT id, ?, ?, ? FROM run
            WHERE id = ? AND (? = 'INPUT' OR trim(reply, ' ' || char(9, 10, 13)) <> '')
            ON CONFLICT (run_id, side) DO UPDATE SET label = excluded.label, labelled_at = excluded.labelled_at
            """;
    private static final String CLEAR = "DELETE FROM run_label WHERE run_id = ? AND side = ?";
    private static final String FIND =
            """
            SELECT max(CASE side WHEN 'INPUT' THEN label END) AS prompt,
                   max(CASE side WHEN 'OUTPUT' THEN label END) AS reply
            FROM run_label WHERE run_id = ?
            """;
    private static final String COUNT =
            """
            SELECT count(*) FROM run_label l JOIN run r ON r.id = l.run_id
            WHERE l.side = ? AND l.label = ? AND r.deleted_at IS NULL
            """;
    private static final String ALL =
            """
            SELECT r.id, l.side, l.label, l.labelled_at, r.turns, r.prompt,
                   CASE l.side WHEN 'OUTPUT' THEN r.reply END AS reply
            FROM run_label l JOIN run r ON r.id = l.run_id
            WHERE r.deleted_at IS NULL ORDER BY r.id, l.side
            """;

    private final Database database;
    private final Clock clock;

    public SqliteRunLabels(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int put(Layer side, Map<String, Optional<RunLabel>> labels) {
        String name = name(side);
        String now = clock.instant().toString();
        return database.write(
                c -> {
                    int changed = 0;
                    try (PreparedStatement set = c.prepareStatement(SET);
                            PreparedStatement clear = c.prepareStatement(CLEAR)) {
                        for (var each : labels.entrySet()) {
                            Optional<RunLabel> label = each.getValue();
                            changed +=
                                    label.isPresent()
                                            ? set(set, each.getKey(), name, label.get(), now)
                                            : clear(clear, each.getKey(), name);
                        }
                    }
                    return changed;
                });
    }

    private static int set(
            PreparedStatement statement, String run, String side, RunLabel label, String now)
            throws SQLException {
        statement.setString(1, side);
        statement.setString(2, label.name());
        statement.setString(3, now);
        statement.setString(4, run);
        statement.setString(5, side);
        return statement.executeUpdate();
    }

    private static int clear(PreparedStatement statement, String run, String side)
            throws SQLException {
        statement.setString(1, run);
        statement.setString(2, side);
        return statement.executeUpdate();
    }

    @Override
    public Map<String, SideLabels> find(Collection<String> runs) {
        return database.read(
                c -> {
                    Map<String, SideLabels> found = new LinkedHashMap<>();
                    try (PreparedStatement query = c.prepareStatement(FIND)) {
                        for (String run : runs) {
                            SideLabels labels = labels(query, run);
                            if (!labels.isEmpty()) {
                                found.put(run, labels);
                            }
                        }
                    }
                    return found;
                });
    }

    private static SideLabels labels(PreparedStatement query, String run) throws SQLException {
        query.setString(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? labels(row.getString("prompt"), row.getString("reply"))
                    : SideLabels.NONE;
        }
    }

    /// Two columns as labels; what is null was not labelled.
    static SideLabels labels(@Nullable String prompt, @Nullable String reply) {
        return new SideLabels(
                Optional.ofNullable(prompt).map(RunLabel::valueOf),
                Optional.ofNullable(reply).map(RunLabel::valueOf));
    }

    @Override
    public long count(Layer side, RunLabel label) {
        String name = name(side);
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(COUNT)) {
                        query.setString(1, name);
                        query.setString(2, label.name());
                        try (ResultSet row = query.executeQuery()) {
                            return row.next() ? row.getLong(1) : 0L;
                        }
                    }
                });
    }

    @Override
    public List<LabelledRun> all() {
        return database.read(SqliteRunLabels::all);
    }

    private static List<LabelledRun> all(Connection c) throws SQLException {
        try (PreparedStatement query = c.prepareStatement(ALL);
                ResultSet row = query.executeQuery()) {
            List<LabelledRun> found = new ArrayList<>();
            while (row.next()) {
                found.add(
                        new LabelledRun(
                                row.getString("id"),
                                Layer.valueOf(row.getString("side")),
                                RunLabel.valueOf(row.getString("label")),
                                Instant.parse(row.getString("labelled_at")),
                                exchange(row),
                                Optional.ofNullable(row.getString("reply"))));
            }
            return found;
        }
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                RunRows.turns(row.getString("turns")).stream()
                        .filter(turn -> !turn.isQuarantined())
                        .toList(),
                row.getString("prompt"));
    }

    private static String name(Layer side) {
        return switch (side) {
            case INPUT, OUTPUT -> side.name();
            case BOTH -> throw new IllegalArgumentException("a label is of one side");
        };
    }
}

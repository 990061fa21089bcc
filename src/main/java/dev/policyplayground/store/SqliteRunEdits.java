package dev.policyplayground.store;

import dev.policyplayground.session.RunEdits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

/// Titles, tags and deletion in SQLite, each call one transaction. Thread-safe.
public final class SqliteRunEdits implements RunEdits {
    private final Database database;
    private final Clock clock;

    public SqliteRunEdits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void rename(String session, String title) {
        database.write(
                c -> {
                    try (PreparedStatement statement =
                            c.prepareStatement(
                                    "INSERT INTO session (id, title) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title")) {
                        statement.setString(1, session);
                        statement.setString(2, title.strip());
                        return statement.executeUpdate();
                    }
                });
    }

    @Override
    public void tag(Collection<String> runs, String tag) {
        if (!tag.isBlank()) {
            each("INSERT OR IGNORE INTO tag (name, run_id) VALUES (?, ?)", tag.strip(), runs);
        }
    }

    @Override
    public void untag(Collection<String> runs, String tag) {
        each("DELETE FROM tag WHERE name = ? AND run_id = ?", tag.strip(), runs);
    }

    @Override
    public int delete(Collection<String> runs) {
        return each(
                "UPDATE run SET deleted_at = ? WHERE deleted_at IS NULL AND id = ?",
                clock.instant().toString(),
                runs);
    }

    @Override
    public int restore(Collection<String> runs) {
        return each("UPDATE run SET deleted_at = NULL WHERE deleted_at <> ? AND id = ?", "", runs);
    }

    @Override
    public int purge() {
        int purged =
                database.write(
                        c -> {
                            // What a DELETE reports counts the rows that went with a run, too.
                            int count;
                            try (Statement statement = c.createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM run WHERE deleted_at IS NOT NULL")) {
                                count = row.next() ? row.getInt(1) : 0;
                            }
                            try (Statement statement = c.createStatement()) {
                                statement.executeUpdate(
                                        "DELETE FROM run WHERE deleted_at IS NOT NULL");
                            }
                            return count;
                        });
        database.compact();
        return purged;
    }

    /// Moves runs that started before `instant` among the deleted ones.
    ///
    /// @return how many there were
    public int deleteBefore(Instant instant) {
        return database.write(
                c -> {
                    try (PreparedStatement statement =
                            c.prepareStatement(
                                    "UPDATE run SET deleted_at = ? WHERE deleted_at IS NULL AND started_at < ?")) {
                        statement.setString(1, clock.instant().toString());
                        statement.setString(2, instant.toString());
                        return statement.executeUpdate();
                    }
                });
    }

    /// Takes out for good the runs that were deleted before `instant`.
    ///
    /// @return how many there were
    public int purgeDeletedBefore(Instant instant) {
        return database.write(
                c -> {
                    try (PreparedStatement statement =
                            c.prepareStatement("DELETE FROM run WHERE deleted_at < ?")) {
                        statement.setString(1, instant.toString());
                        return statement.executeUpdate();
                    }
                });
    }

    private int each(String sql, String first, Collection<String> runs) {
        return database.write(
                c -> {
                    int changed = 0;
                    try (PreparedStatement statement = c.prepareStatement(sql)) {
                        for (String run : runs) {
                            changed += change(statement, first, run);
                        }
                    }
                    return changed;
                });
    }

    private static int change(PreparedStatement statement, String first, String run)
            throws SQLException {
        statement.setString(1, first);
        statement.setString(2, run);
        return statement.executeUpdate();
    }
}

package dev.policyplayground.store;

import dev.policyplayground.session.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The SQLite file in the data folder. Several processes may share it: write-ahead log, short
/// transactions, and up to ten seconds of waiting for another's. One connection, used by one thread
/// at a time; thread-safe through that.
public final class Database implements AutoCloseable {
    private static final List<String> MIGRATIONS =
            List.of(
                    "V001__runs.sql",
                    "V002__sessions.sql",
                    "V003__settings.sql",
                    "V005__policies.sql",
                    "V006__labels.sql");
    private static final int WAIT_MILLIS = 10_000;

    private final Path file;
    private final Connection connection;

    /// Work on the connection that may fail as SQL does.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens the file, makes it if need be, and brings its tables up to date.
    ///
    /// @throws StorageException when it is damaged, newer than this program, or cannot be opened
    public static Database open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A run that was reported as saved must survive the loss of power.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_MILLIS);
        config.enforceForeignKeys(true);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                Database database = new Database(file, connection);
                database.migrate();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, "opened", e);
        }
    }

    /// Reads; other processes may write meanwhile.
    synchronized <T> T read(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(file, "read", e);
        }
    }

    /// Writes in one transaction, which is on disk when this returns.
    synchronized <T> T write(Work<T> work) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                T result = work.on(connection);
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(statement, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, "written", e);
        }
    }

    /// Gives the space of what was deleted back to the disk. When another program uses the file
    /// right now, that waits for another time.
    synchronized void compact() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
        } catch (SQLException e) {
            boolean isBusy =
                    e instanceof SQLiteException sqlite
                            && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY;
            if (!isBusy) {
                throw failure(file, "compacted", e);
            }
        }
    }

    // After some errors SQLite has rolled back by itself, and says so: what counts is the first
    // error.
    private static void rollBack(Statement statement, Exception because) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, "closed", e);
        }
    }

    private void migrate() throws SQLException {
        int found = version();
        if (found == MIGRATIONS.size()) {
            return;
        }
        if (found > MIGRATIONS.size()) {
            throw new StorageException(
                    file
                            + " was written by a newer Policy Playground. Nothing was changed: update the program, or "
                            + "choose another data folder with POLICY_PLAYGROUND_HOME.",
                    new IllegalStateException("user_version " + found));
        }
        write(
                c -> {
                    // Another process may have been quicker: look again, now that nobody else can
                    // write.
                    for (int next = version(); next < MIGRATIONS.size(); next++) {
                        try (Statement statement = c.createStatement()) {
                            statement.executeUpdate(script(MIGRATIONS.get(next)));
                            statement.execute("PRAGMA user_version = " + (next + 1));
                        }
                    }
                    return true;
                });
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String script(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program cannot read its " + name, e);
        }
    }

    private static StorageException failure(Path file, String doing, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite
                        ? sqlite.getResultCode()
                        : SQLiteErrorCode.UNKNOWN_ERROR;
        String why =
                switch (code) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB ->
                            "is damaged or no database. It was left as it is: move it aside, or restore a copy";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                            "is in use by another program for too long. Nothing was lost: try again";
                    case SQLITE_FULL ->
                            "cannot grow, because the disk is full. Free some space and try again";
                    case SQLITE_READONLY, SQLITE_CANTOPEN ->
                            "cannot be " + doing + ". Check the rights of its folder";
                    default -> "could not be " + doing + " (" + code.name() + ")";
                };
        return new StorageException(file + " " + why + ".", e);
    }
}

package dev.policyplayground.store;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.session.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/// The SQLite file in the data folder. Several processes may share it: write-ahead log, short
/// transactions, and up to ten seconds of waiting for another's. One connection, used by one thread
/// at a time; thread-safe through that.
public final class Database implements AutoCloseable {
    /// Each takes a file from the version before its own to its own; the number in its name is what
    /// SQLite's `user_version` says afterwards.
    private static final List<String> MIGRATIONS =
            List.of(
                    "V001__runs.sql",
                    "V002__sessions.sql",
                    "V003__settings.sql",
                    "V004__policies.sql",
                    "V005__labels.sql",
                    "V006__plain_words.sql");

    /// The version of a file that this program writes.
    static final int VERSION = number(MIGRATIONS.getLast());

    private static final int WAIT_MILLIS = 10_000;
    private static final int AGAIN_MILLIS = 20;

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
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        while (true) {
            try {
                return connect(file);
            } catch (SQLException e) {
                // SQLite waits for a writer, but not for one who turns on the write-ahead log, as
                // each does who makes the file: it says at once that it is busy.
                if (!isBusy(e)
                        || System.nanoTime() - giveUp > 0
                        || Thread.currentThread().isInterrupted()) {
                    throw failure(file, "opened", e);
                }
                LockSupport.parkNanos(
                        TimeUnit.MILLISECONDS.toNanos(
                                ThreadLocalRandom.current().nextInt(1, AGAIN_MILLIS)));
            }
        }
    }

    private static Database connect(Path file) throws SQLException {
        makePrivate(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A run that was reported as saved must survive the loss of power.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_MILLIS);
        config.enforceForeignKeys(true);
        Connection connection =
                KeyFreeConnection.around(config.createConnection("jdbc:sqlite:" + file));
        try {
            Database database = new Database(file, connection);
            database.migrate();
            return database;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    // SQLite gives the log and the index beside the file the rights that the file has.
    private static void makePrivate(Path file) {
        try {
            PrivateFiles.make(file);
            for (String beside : List.of("-wal", "-shm")) {
                Path path = file.resolveSibling(file.getFileName() + beside);
                if (Files.exists(path)) {
                    PrivateFiles.make(path);
                }
            }
        } catch (IOException _) {
            // SQLite meets the same fault when it opens the file, and names it
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
            if (!isBusy(e)) {
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
        if (found == VERSION) {
            return;
        }
        if (found > VERSION || found < 0) {
            throw new StorageException(
                    file
                            + (found < 0
                                    ? " says that it has version "
                                            + found
                                            + ", which no Policy Playground wrote."
                                    : " was written by a newer Policy Playground.")
                            + " Nothing was changed: update the program, or choose another data folder with"
                            + " POLICY_PLAYGROUND_HOME.",
                    new IllegalStateException("user_version " + found));
        }
        write(
                c -> {
                    // Another process may have been quicker: look again, now that nobody else can
                    // write.
                    int now = version();
                    for (String migration : MIGRATIONS) {
                        if (number(migration) > now) {
                            try (Statement statement = c.createStatement()) {
                                statement.executeUpdate(script(migration));
                                statement.execute("PRAGMA user_version = " + number(migration));
                            }
                        }
                    }
                    return true;
                });
    }

    // V006__plain_words.sql is 6.
    private static int number(String migration) {
        return Integer.parseInt(migration.substring(1, migration.indexOf('_')));
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

    private static boolean isBusy(SQLException e) {
        // The code is an extended one, such as "busy, because of recovery"; its low byte is the
        // kind.
        return (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    private static StorageException failure(Path file, String doing, SQLException e) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF);
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

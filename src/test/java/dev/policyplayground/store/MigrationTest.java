package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunCodec;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Data files that earlier programs wrote, kept as they left them: `version-1.db` by the first one
/// that saved runs, `version-5.db` by the last one before the index took plain words.
final class MigrationTest {
    @TempDir Path folder;

    private Path copy(String name) throws IOException {
        Path file = folder.resolve("playground.db");
        try (InputStream in =
                Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static List<String> found(Database database, String words) {
        return new SqliteRunArchive(database)
                .find(RunQuery.ALL.matching(words), 10).stream().map(RunSummary::outcome).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version-1.db", "version-5.db"})
    void everythingInAnOldFileIsThere(String name) throws IOException {
        try (Database database = Database.open(copy(name))) {
            SqliteRunArchive archive = new SqliteRunArchive(database);
            List<RunSummary> runs = archive.find(RunQuery.ALL, 10);
            assertThat(runs)
                    .extracting(RunSummary::outcome)
                    .containsExactly("WITHHELD_AT_OUTPUT", "BLOCKED_AT_INPUT", "SURFACED");
            for (RunSummary row : runs) {
                RunRecord run = archive.find(row.id()).orElseThrow();
                assertThat(RunCodec.write(run).toString()).contains(run.draft().prompt());
                SqliteRunJournal journal = new SqliteRunJournal(database);
                assertThat(journal.keepImported(List.of(run))).isZero();
            }
            assertThat(found(database, "python")).containsExactly("SURFACED");
            assertThat(found(database, "neighbor")).containsExactly("WITHHELD_AT_OUTPUT");
            assertThat(found(database, "role")).isEmpty();
        }
    }

    @Test
    void whatWasAddedToRunsStays() throws IOException {
        try (Database database = Database.open(copy("version-5.db"))) {
            SqliteRunLabels labels = new SqliteRunLabels(database, TestClock.CLOCK);
            assertThat(labels.count(Layer.INPUT, RunLabel.HARMLESS)).isEqualTo(1);
            assertThat(labels.count(Layer.OUTPUT, RunLabel.HARMFUL)).isEqualTo(1);
            assertThat(new SqlitePromptLibrary(database, TestClock.CLOCK).versions("Support bot"))
                    .hasSize(2);
            assertThat(new SqlitePackVersions(database, TestClock.CLOCK).of("own.yaml")).hasSize(1);
            assertThat(
                            new SqliteRunArchive(database)
                                    .find(RunQuery.ALL.tagged(Optional.of("wifi")), 9))
                    .hasSize(1);
        }
    }

    /// `second`, `needs` and `sprocket` stand behind a line break or a tab; the reply of another
    /// run has a `second` too.
    @ParameterizedTest
    @CsvSource({
        "role, 0",
        "assistant, 0",
        "text, 0",
        "document, 0",
        "second, 2",
        "needs, 1",
        "sprocket, 1",
        "manual, 1"
    })
    void earlierTurnsAreFoundByTheirWordsAlone(String word, int runs) throws IOException {
        try (Database database = Database.open(copy("version-5.db"))) {
            assertThat(found(database, word)).hasSize(runs);
        }
    }

    @Test
    void aDamagedRowDoesNotStopAMigration() throws IOException, SQLException {
        Path file = copy("version-5.db");
        change(file, "UPDATE run SET turns = '[{' WHERE outcome = 'SURFACED'");
        try (Database database = Database.open(file)) {
            assertThat(found(database, "python")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 7, 1_000_000})
    void aVersionThatNobodyWroteIsRefusedInASentence(int version) throws Exception {
        Path file = copy("version-5.db");
        change(file, "PRAGMA user_version = " + (version == 7 ? Database.VERSION + 1 : version));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Database.open(file).close())
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.advice()).contains("Nothing was changed"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /// The file's number is that of the last migration, whoever made it.
    @Test
    void aMigratedFileHasTheTablesOfANewOne() throws Exception {
        List<String> fresh;
        Path other = folder.resolve("new.db");
        Database.open(other).close();
        fresh = schema(other);
        for (String name : List.of("version-1.db", "version-5.db")) {
            Path file = copy(name);
            Database.open(file).close();
            assertThat(schema(file)).as(name).isEqualTo(fresh);
            Files.delete(file);
        }
    }

    private static List<String> schema(Path file) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = c.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema UNION ALL SELECT 'version ' || user_version FROM pragma_user_version ORDER BY 1")) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.LabelledRun;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunQuery.QuickFilter;
import dev.policyplayground.session.SideLabels;
import dev.policyplayground.support.Runs;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.Cost;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels in a real database file.
final class SqliteRunLabelsTest {
    private static final Instant NOW = Instant.parse("2026-10-21T10:00:00Z");

    @TempDir Path folder;
    private Database database;
    private SqliteRunLabels labels;
    private final List<RunRecord> runs = new ArrayList<>();

    @BeforeEach
    void open() {
        database = Database.open(file());
        labels = new SqliteRunLabels(database, Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 3; i++) {
            RunRecord run =
                    Runs.run(
                            "session",
                            Instant.ofEpochMilli(1_000_000L + i),
                            "Prompt " + i,
                            new Outcome.Surfaced(),
                            Cost.nothing());
            new SqliteRunJournal(database).keep(run);
            runs.add(run);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path file() {
        return folder.resolve("playground.db");
    }

    private String id(int run) {
        return runs.get(run).id();
    }

    private List<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    // --- refusals first

    @Test
    void runsThatAreNotKeptAreLeftOut() {
        assertThat(labels.set(List.of("nobody", id(0)), Layer.INPUT, RunLabel.HARMFUL))
                .isEqualTo(1);
        assertThat(labels.clear(List.of("nobody"), Layer.OUTPUT)).isZero();
        assertThat(labels.find(List.of("nobody"))).isEmpty();
        assertThat(rows("SELECT run_id FROM run_label")).containsExactly(id(0));
    }

    @Test
    void aRunWithoutAReplyHasNoneToLabel() throws SQLException {
        change("UPDATE run SET reply = ' \n\t' WHERE id = '" + id(1) + "'");
        assertThat(labels.set(List.of(id(0), id(1)), Layer.OUTPUT, RunLabel.HARMLESS)).isEqualTo(1);
        assertThat(labels.find(List.of(id(0), id(1)))).containsOnlyKeys(id(0));
        assertThat(labels.set(List.of(id(1)), Layer.INPUT, RunLabel.HARMLESS)).isEqualTo(1);
    }

    @Test
    void aLabelIsOfOneSide() {
        assertThatThrownBy(() -> labels.set(List.of(id(0)), Layer.BOTH, RunLabel.HARMFUL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> labels.count(Layer.BOTH, RunLabel.HARMFUL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // --- what it is for

    @Test
    void labelsComeBackWithTheirTexts() {
        labels.set(List.of(id(0), id(2)), Layer.INPUT, RunLabel.HARMLESS);
        labels.set(List.of(id(0)), Layer.INPUT, RunLabel.HARMFUL);
        labels.set(List.of(id(0)), Layer.OUTPUT, RunLabel.HARMLESS);
        assertThat(labels.find(List.of(id(0), id(1), id(2))))
                .isEqualTo(
                        Map.of(
                                id(0),
                                new SideLabels(
                                        Optional.of(RunLabel.HARMFUL),
                                        Optional.of(RunLabel.HARMLESS)),
                                id(2),
                                new SideLabels(Optional.of(RunLabel.HARMLESS), Optional.empty())));
        List<LabelledRun> all = labels.all();
        assertThat(all)
                .extracting(l -> l.exchange().prompt() + " " + l.side() + " " + l.label())
                .containsExactly(
                        "Prompt 0 INPUT HARMFUL",
                        "Prompt 0 OUTPUT HARMLESS",
                        "Prompt 2 INPUT HARMLESS");
        assertThat(all).allMatch(l -> l.labelledAt().equals(NOW));
        assertThat(all.getFirst().reply()).isEmpty();
        assertThat(all.get(1).reply()).contains(runs.getFirst().reply());
        assertThat(all.get(1).exchange().earlier())
                .as("what was quarantined was not sent")
                .hasSize(2);
        assertThat(labels.count(Layer.INPUT, RunLabel.HARMFUL)).isEqualTo(1);
        assertThat(labels.count(Layer.OUTPUT, RunLabel.HARMFUL)).isZero();
    }

    @Test
    void severalLabelsAreSetAndTakenAwayAtOnce() {
        labels.set(List.of(id(0), id(1)), Layer.INPUT, RunLabel.HARMFUL);
        assertThat(
                        labels.put(
                                Layer.INPUT,
                                Map.of(
                                        id(0),
                                        Optional.empty(),
                                        id(1),
                                        Optional.of(RunLabel.HARMLESS),
                                        id(2),
                                        Optional.empty())))
                .isEqualTo(2);
        assertThat(rows("SELECT run_id || label FROM run_label"))
                .containsExactly(id(1) + "HARMLESS");
    }

    @Test
    void labelledRunsAreFoundAndShowTheirLabels() {
        labels.set(List.of(id(0)), Layer.INPUT, RunLabel.HARMFUL);
        labels.set(List.of(id(0), id(1)), Layer.OUTPUT, RunLabel.HARMLESS);
        SqliteRunArchive archive = new SqliteRunArchive(database);
        assertThat(archive.find(RunQuery.ALL.filtered(QuickFilter.LABELLED), 10)).hasSize(2);
        assertThat(archive.find(RunQuery.ALL.filtered(QuickFilter.LABELLED_HARMFUL), 10))
                .singleElement()
                .satisfies(r -> assertThat(r.labels().prompt()).contains(RunLabel.HARMFUL))
                .satisfies(r -> assertThat(r.labels().reply()).contains(RunLabel.HARMLESS));
        assertThat(archive.count(RunQuery.ALL.filtered(QuickFilter.LABELLED_HARMLESS), 10))
                .isEqualTo(2);
        assertThat(archive.newest(Optional.empty(), 1).getFirst().labels())
                .isEqualTo(SideLabels.NONE);
    }

    @Test
    void aDeletedRunTakesItsLabelsAlong() {
        labels.set(List.of(id(0), id(1)), Layer.INPUT, RunLabel.HARMFUL);
        SqliteRunEdits edits = new SqliteRunEdits(database, TestClock.CLOCK);
        edits.delete(List.of(id(0)));
        assertThat(labels.all()).hasSize(1);
        assertThat(labels.count(Layer.INPUT, RunLabel.HARMFUL)).isEqualTo(1);
        edits.restore(List.of(id(0)));
        assertThat(labels.all()).hasSize(2);
        edits.delete(List.of(id(0)));
        edits.purge();
        assertThat(rows("SELECT run_id FROM run_label")).containsExactly(id(1));
    }
}

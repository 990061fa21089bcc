package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunEdits;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("clock")
final class RetentionTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir Path home;
    private Parts parts;
    private SqliteRunArchive archive;

    @BeforeEach
    void open() {
        parts =
                new Parts(
                        Map.of("POLICY_PLAYGROUND_HOME", home.toString()),
                        SecretStore.NONE,
                        TestClock.CLOCK);
        archive = new SqliteRunArchive(parts.database.get());
        var gates = Shipped.gates();
        new TwoLayerRun(
                        new TwoLayerRun.Layers(gates.pack(), gates.input(), gates.output()),
                        parts.simulated(parts.simulator(SimulatorOptions.QUICK), Parts.FIRST_KEY),
                        new SqliteRunJournal(parts.database.get()),
                        parts.prices.get().inForce().table(),
                        parts.session(),
                        at(0))
                .run(
                        new RunRequest(
                                new Draft("", List.of(), "hello", "claude-opus-5-5", 100),
                                ReleasePolicies.DEFAULT,
                                false),
                        _ -> {},
                        new Cancellation());
    }

    @AfterEach
    void close() {
        parts.close();
    }

    private static Clock at(int days) {
        return Clock.fixed(START.plus(Duration.ofDays(days)), ZoneOffset.UTC);
    }

    private void apply(int day, Optional<Integer> days) {
        Database database = parts.database.get();
        Retention.apply(new SqliteRunEdits(database, at(day)), days, at(day));
    }

    @Test
    void withoutANumberNothingGoes() {
        apply(10_000, Optional.empty());
        assertThat(archive.count()).isEqualTo(1);
    }

    @Test
    void oldRunsAreDeletedAndAWeekLaterTheyAreGone() throws SQLException {
        apply(29, Optional.of(30));
        assertThat(archive.count()).isEqualTo(1);
        apply(31, Optional.of(30));
        assertThat(archive.count()).isZero();
        apply(37, Optional.of(30));
        assertThat(new SqliteRunEdits(parts.database.get(), at(37)).restore(all())).isEqualTo(1);
        apply(37, Optional.of(30));
        apply(45, Optional.of(30));
        assertThat(new SqliteRunEdits(parts.database.get(), at(45)).restore(all())).isZero();
    }

    private List<String> all() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT id FROM run")) {
            return row.next() ? List.of(row.getString(1)) : List.of();
        }
    }
}

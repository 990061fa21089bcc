package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.support.Runs;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.Cost;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("clock")
final class SqliteStoreTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("playground.db");
    }

    private static RunRecord run(Instant at, Outcome outcome, Cost cost) {
        return Runs.run(
                "session", at, "How do I crack my neighbor's WiFi password?", outcome, cost);
    }

    @Test
    void aRunComesBackAsItWasKept() {
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Surfaced(),
                        new Outcome.Cancelled(),
                        new Outcome.BlockedAtInput(),
                        new Outcome.WithheldAtOutput(),
                        new Outcome.HeldForReview(),
                        new Outcome.DeclinedByModel(),
                        new Outcome.RefusedByApi(
                                Outcome.RefusedByApi.By.CLASSIFIER,
                                Optional.of("cyber"),
                                Optional.of("because")),
                        new Outcome.RefusedByApi(
                                Outcome.RefusedByApi.By.POLICY,
                                Optional.empty(),
                                Optional.of("policy")),
                        new Outcome.Failed(
                                new ApiFailure(
                                        ApiFailure.Kind.RATE_LIMIT,
                                        429,
                                        "slow \"down\"",
                                        Optional.of("req_2"))));
        List<Cost> costs =
                List.of(
                        new Cost.Usd(new BigDecimal("0.0042")),
                        new Cost.AtLeast(new BigDecimal("0.1")),
                        new Cost.NoPrice("claude-opus-5-5"));
        try (Database database = Database.open(file())) {
            SqliteRunJournal journal = new SqliteRunJournal(database);
            SqliteRunArchive archive = new SqliteRunArchive(database);
            for (int i = 0; i < outcomes.size(); i++) {
                RunRecord run =
                        run(
                                Instant.ofEpochMilli(1_000_000L + i),
                                outcomes.get(i),
                                costs.get(i % 3));
                assertThat(journal.keep(run)).isEqualTo(new Receipt.Saved(run.id()));
                assertThat(archive.find(run.id())).contains(run);
            }
            assertThat(archive.count()).isEqualTo(outcomes.size());
        }
    }

    @Test
    void theNewestComeFirstAPageAtATime() {
        try (Database database = Database.open(file())) {
            SqliteRunJournal journal = new SqliteRunJournal(database);
            for (int i = 0; i < 5; i++) {
                journal.keep(
                        run(
                                Instant.ofEpochMilli(1_000_000L + i),
                                new Outcome.Surfaced(),
                                Cost.nothing()));
            }
            SqliteRunArchive archive = new SqliteRunArchive(database);
            List<RunSummary> page = archive.newest(Optional.empty(), 3);
            assertThat(page)
                    .extracting(r -> r.startedAt().toEpochMilli())
                    .containsExactly(1_000_004L, 1_000_003L, 1_000_002L);
            assertThat(archive.newest(Optional.of(page.getLast().id()), 3)).hasSize(2);
            assertThat(page.getFirst().inputWord()).isEqualTo("REVIEW");
            assertThat(page.getFirst().outputWord()).isEqualTo("BLOCK");
            assertThat(page.getFirst().inputTokens()).isEqualTo(10);
        }
    }

    @Test
    void anAmbiguousOrUnknownIdFindsNothing() {
        try (Database database = Database.open(file())) {
            SqliteRunJournal journal = new SqliteRunJournal(database);
            RunRecord one =
                    run(Instant.ofEpochMilli(1_000_000L), new Outcome.Surfaced(), Cost.nothing());
            journal.keep(one);
            SqliteRunArchive archive = new SqliteRunArchive(database);
            assertThat(archive.find(one.id().substring(0, 6))).contains(one);
            journal.keep(
                    run(Instant.ofEpochMilli(1_000_000L), new Outcome.Surfaced(), Cost.nothing()));
            assertThat(archive.find(one.id().substring(0, 4))).isEmpty();
            assertThat(archive.find("zzz")).isEmpty();
        }
    }

    @Test
    void severalProgramsShareOneFile() throws Exception {
        int each = 40;
        try (ExecutorService programs = Executors.newFixedThreadPool(3)) {
            List<Future<Long>> saved = new ArrayList<>();
            for (int program = 0; program < 3; program++) {
                saved.add(
                        programs.submit(
                                () -> {
                                    try (Database database = Database.open(file())) {
                                        SqliteRunJournal journal = new SqliteRunJournal(database);
                                        return java.util.stream.IntStream.range(0, each)
                                                .filter(
                                                        _ ->
                                                                journal.keep(
                                                                                run(
                                                                                        TestClock
                                                                                                .CLOCK
                                                                                                .instant(),
                                                                                        new Outcome
                                                                                                .Surfaced(),
                                                                                        Cost
                                                                                                .nothing()))
                                                                        instanceof Receipt.Saved)
                                                .count();
                                    }
                                }));
            }
            for (Future<Long> count : saved) {
                assertThat(count.get()).isEqualTo(each);
            }
        }
        try (Database database = Database.open(file())) {
            assertThat(new SqliteRunArchive(database).count()).isEqualTo(3L * each);
        }
    }

    @Test
    void severalProgramsMakeTheFileAtTheSameMoment() throws Exception {
        int programs = 4;
        for (int round = 0; round < 25; round++) {
            Path file = folder.resolve("round-" + round + ".db");
            CyclicBarrier start = new CyclicBarrier(programs);
            try (ExecutorService all = Executors.newFixedThreadPool(programs)) {
                List<Future<Long>> opened = new ArrayList<>();
                for (int program = 0; program < programs; program++) {
                    opened.add(
                            all.submit(
                                    () -> {
                                        start.await();
                                        try (Database database = Database.open(file)) {
                                            return new SqliteRunArchive(database).count();
                                        }
                                    }));
                }
                for (Future<Long> count : opened) {
                    assertThat(count.get()).isZero();
                }
            }
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAndLeftAsItWas() throws Exception {
        Files.writeString(file(), "This is not a database. ".repeat(100));
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> Database.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("damaged or no database");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aDatabaseOfANewerProgramIsLeftAlone() throws Exception {
        Database.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Database.open(file()))
                .hasMessageContaining("newer Policy Playground");
    }

    @Test
    void aRunThatCannotBeKeptSaysSo() {
        try (Database database = Database.open(file())) {
            SqliteRunJournal journal = new SqliteRunJournal(database);
            RunRecord run = run(TestClock.CLOCK.instant(), new Outcome.Surfaced(), Cost.nothing());
            journal.keep(run);
            assertThat(journal.keep(run))
                    .as("the same id twice")
                    .isInstanceOf(Receipt.NotKept.class);
            assertThat(new SqliteRunArchive(database).find(run.id())).contains(run);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Database.open(folder.resolve("no/such/folder/x.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be opened");
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.session.RunCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What was reported as saved is in the database, what was reported to wait is in its file, and
/// there is nothing else, whenever the program is killed and wherever the disk is full.
final class DurabilityTest {
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    @TempDir Path folder;

    /// What a program said before it ended.
    private record Told(Set<String> saved, List<String> waiting, Set<String> begun) {
        void take(String line) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "BEGUN" -> begun.add(words[1]);
                case "SAVED" -> saved.add(words[1]);
                case "WAITS" -> waiting.add(words.length > 2 ? words[2] : "");
                default -> {}
            }
        }
    }

    private static Told nothing() {
        return new Told(new HashSet<>(), new ArrayList<>(), new HashSet<>());
    }

    private static Set<String> inDatabase(Path data) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + data.resolve("playground.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(check.getString(1)).isEqualTo("ok");
            }
            try (ResultSet tables =
                    statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'run'")) {
                if (!tables.next()) {
                    return ids;
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM run")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /// Run by run what was said is so.
    private static void check(Told told, Path data) throws Exception {
        Set<String> kept = inDatabase(data);
        assertThat(kept).as("reported as saved").containsAll(told.saved);
        assertThat(told.begun).as("nothing else").containsAll(kept);
        for (String file : told.waiting) {
            JsonNode run = JsonNode.parse(Files.readString(Path.of(file)));
            assertThat(RunCodec.read(run).id()).isNotIn(kept);
        }
    }

    private ProcessBuilder program(String shell, Path data, int runs) throws IOException {
        Files.createDirectories(data);
        ProcessBuilder java =
                OtherProcess.builder(
                        data,
                        SavingProcess.class,
                        data.toString(),
                        folder.toString(),
                        String.valueOf(runs));
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell + "exec \"$@\"", "sh"));
        command.addAll(java.command());
        // Its own counters would be written into a file, too.
        command.add(command.indexOf("-cp"), "-XX:-UsePerfData");
        return java.command(command).redirectError(folder.resolve("err.txt").toFile());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatWasReportedAsSavedOutlivesAKill() throws Exception {
        int kills = Integer.getInteger("soak.kills", 10);
        // Seeded, so that a failure comes again.
        Random random = new Random(20261201);
        Path data = folder.resolve("killed");
        Told told = nothing();
        for (int i = 0; i < kills; i++) {
            Process process = program("", data, 10_000).start();
            int after = random.nextInt(6);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (int seen = 0; seen < after; ) {
                    String line = out.readLine();
                    assertThat(line).as(Files.readString(folder.resolve("err.txt"))).isNotNull();
                    told.take(line);
                    seen += line.startsWith("SAVED") ? 1 : 0;
                }
                LockSupport.parkNanos(random.nextLong(MOST_NANOS));
                process.toHandle().destroyForcibly();
                out.lines().forEach(told::take);
            }
            process.waitFor();
            check(told, data);
        }
        assertThat(told.saved).isNotEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNoFileMayGrowFurtherEachRunIsSavedOrWaits() throws Exception {
        int limits = Integer.getInteger("soak.limits", 5);
        int waited = 0;
        // SQLite's own library is larger than the limits: it must be there already.
        assertThat(program("", folder.resolve("first"), 0).start().waitFor()).isZero();
        for (int i = 0; i < limits; i++) {
            Path data = folder.resolve("limit-" + i);
            // From below what the tables take to beyond what the runs do; blocks of 512 bytes.
            int blocks = 250 + i * 3_000 / limits;
            Process process = program("ulimit -f " + blocks + "; ", data, 40).start();
            Told told = nothing();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(told::take);
            }
            process.waitFor();
            check(told, data);
            waited += told.waiting.size();
            assertThat(told.saved.size() + told.waiting.size()).isEqualTo(told.begun.size());
        }
        assertThat(waited).as("the limit was met").isPositive();
    }
}

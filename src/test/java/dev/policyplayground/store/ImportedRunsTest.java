package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunCodec;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.support.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Valid runs in the shapes that editors and other systems give a JSON Lines file.
final class ImportedRunsTest {
    private static final List<RunRecord> RUNS = Runs.ofEveryOutcome();

    @TempDir Path folder;

    private static String lines(List<RunRecord> runs, String end) {
        return runs.stream().map(run -> RunCodec.write(run) + end).collect(Collectors.joining());
    }

    private static RunImport.Report read(String text, SqliteRunJournal journal) throws IOException {
        return RunImport.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                journal::keepImported);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", " \r\n\t\r\n"})
    void byteOrderMarkAndLineEndsMakeNoDifference(String end) throws IOException {
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            RunImport.Report report =
                    read("\uFEFF" + lines(RUNS, end), new SqliteRunJournal(database));
            assertThat(report.faults()).isEmpty();
            assertThat(report.added()).isEqualTo(RUNS.size());
            SqliteRunArchive archive = new SqliteRunArchive(database);
            assertThat(RUNS).allSatisfy(run -> assertThat(archive.find(run.id())).contains(run));
        }
    }

    @Test
    void aFileThatEndsInTheMiddleOfALineGivesAllTheOthers() throws IOException {
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            String whole = lines(RUNS, "\n");
            RunImport.Report report =
                    read(whole.substring(0, whole.length() - 40), new SqliteRunJournal(database));
            assertThat(report.added()).isEqualTo(RUNS.size() - 1);
            assertThat(report.faults())
                    .singleElement()
                    .asString()
                    .startsWith("line " + RUNS.size() + ": ");
        }
    }

    @Test
    void aRunThatIsThereTwiceOrIsKnownIsTakenOnceAndNeverChanged() throws IOException {
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            SqliteRunJournal journal = new SqliteRunJournal(database);
            RunRecord first = RUNS.getFirst();
            String changed =
                    RunCodec.write(first).put("systemPrompt", "another").put("system", "another")
                            + "\n";
            RunImport.Report report = read(lines(RUNS, "\n") + lines(RUNS, "\n"), journal);
            assertThat(report.added()).isEqualTo(RUNS.size());
            assertThat(report.known()).isEqualTo(RUNS.size());
            assertThat(read(changed, journal).added()).isZero();
            assertThat(new SqliteRunArchive(database).find(first.id())).contains(first);
        }
    }
}

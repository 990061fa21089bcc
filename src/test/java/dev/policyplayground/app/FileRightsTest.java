package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the umask, and also in folders that others may enter, what the program writes is its
/// user's alone.
final class FileRightsTest {
    @TempDir Path folder;

    @BeforeEach
    void onlyWhereFilesHaveRights() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @ParameterizedTest
    @CsvSource({"000,true", "000,false", "022,true"})
    void everyFileAndFolderIsItsUsersAlone(String umask, boolean isDataFolderThere)
            throws Exception {
        open(Files.createDirectory(folder.resolve("written")));
        if (isDataFolderThere) {
            open(Files.createDirectory(folder.resolve("data")));
        }
        try (OtherProcess other =
                OtherProcess.startWithUmask(
                        umask,
                        folder.resolve("data"),
                        FileWritingProcess.class,
                        folder.toString())) {
            assertThat(other.await("READY")).isEqualTo("READY");
            Map<String, String> rights = rights();
            assertThat(rights.keySet())
                    .contains(
                            "data/playground.db",
                            "data/playground.db-wal",
                            "data/playground.db-shm",
                            "data/preferences.json",
                            "data/prices.json",
                            "data/drafts/draft-session.json",
                            "data/policies/mine.yaml",
                            "data/models/adopted",
                            "written/recording.jsonl",
                            "written/verdicts.jsonl",
                            "written/judgements.jsonl",
                            "written/runs.jsonl",
                            "written/labelled.jsonl",
                            "written/learned.model");
            rights.remove("written");
            if (isDataFolderThere) {
                assertThat(rights.remove("data")).as("the user's choice").isEqualTo("rwxr-xr-x");
            }
            rights.values().removeIf(r -> r.equals("rw-------") || r.equals("rwx------"));
            assertThat(rights).isEmpty();
        }
    }

    @Test
    void doctorNamesWhatIsLooserAndMendsItWhenAsked() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        open(data);
        Path database = Files.createFile(data.resolve("playground.db"));
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(data.resolve("prices.json"), elsewhere);

        assertThat(doctor(0))
                .contains("others may read " + database.toRealPath() + " (rw-r--r--)")
                .contains("(rwxr-xr-x)")
                .contains("reached by the link")
                .contains("doctor --fix-permissions");
        assertThat(doctor(1, "--fix-permissions"))
                .contains("now yours alone: " + database.toRealPath() + " (was rw-r--r--)")
                .contains("1 could not be changed");
        assertThat(rights())
                .containsEntry("data", "rwx------")
                .containsEntry("data/playground.db", "rw-------")
                .containsEntry("elsewhere", "rw-r--r--");
        Files.delete(link);
        assertThat(doctor(0)).contains("nobody else may read the data folder");
    }

    private String doctor(int code, String... options) {
        StringWriter words = new StringWriter();
        List<String> args = new ArrayList<>(List.of("doctor"));
        args.addAll(List.of(options));
        try (CommandLineBench bench =
                new CommandLineBench(
                        new Parts(
                                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString()),
                                SecretStore.NONE,
                                TestClock.CLOCK))) {
            assertThat(
                            PlaygroundCommand.execute(
                                    bench,
                                    new PrintWriter(words),
                                    new PrintWriter(words),
                                    args.toArray(String[]::new)))
                    .as(words.toString())
                    .isEqualTo(code);
        }
        return words.toString();
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, String> rights() throws IOException {
        Map<String, String> rights = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                String name = folder.relativize(each).toString();
                if (!name.isEmpty() && !name.startsWith("given")) {
                    rights.put(
                            name,
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            each, LinkOption.NOFOLLOW_LINKS)));
                }
            }
        }
        return rights;
    }
}

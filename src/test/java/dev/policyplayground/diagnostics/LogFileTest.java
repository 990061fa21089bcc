package dev.policyplayground.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
    @TempDir Path home;

    @Test
    void aPlaceThatCannotBeWrittenToStopsNothing() throws Exception {
        Path folder = Files.writeString(home.resolve("logs"), "no folder");
        LogFile log = new LogFile(folder, "header");
        assertThat(log.write("entry\n")).isFalse();
        assertThat(log.written()).isEmpty();
        assertThat(LogFile.in(folder)).isEmpty();
    }

    @Test
    void aPipeInItsPlaceHoldsUpNobody() throws Exception {
        Path folder = Files.createDirectory(home.resolve("logs"));
        Process mkfifo =
                new ProcessBuilder("mkfifo", folder.resolve("playground.log").toString()).start();
        org.junit.jupiter.api.Assumptions.assumeTrue(mkfifo.waitFor() == 0);
        assertThat(new LogFile(folder, "header").write("entry\n")).isFalse();
    }

    @Test
    void nothingIsMadeBeforeSomethingIsWritten() {
        new LogFile(home.resolve("logs"), "header");
        assertThat(home.resolve("logs")).doesNotExist();
    }

    @Test
    void sizeIsBoundedAndTheNewestEntriesAreThere() throws Exception {
        LogFile log = new LogFile(home, "header", 100);
        for (int i = 0; i < 200; i++) {
            assertThat(log.write("entry " + i + "\n")).isTrue();
        }
        List<Path> files = LogFile.in(home);
        assertThat(files)
                .extracting(f -> f.getFileName().toString())
                .containsExactly(
                        "playground.log",
                        "playground.1.log",
                        "playground.2.log",
                        "playground.3.log");
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        assertThat(size).isLessThan(4 * 120);
        assertThat(Files.readString(files.getFirst())).endsWith("entry 199\n");
        assertThat(Files.readString(files.get(1))).startsWith("header\n");
    }

    @Test
    void entriesOfTwoProgramsStandInOneFile() throws Exception {
        new LogFile(home, "first").write("a\n");
        new LogFile(home, "second").write("b\n");
        assertThat(Files.readString(home.resolve("playground.log")))
                .isEqualTo("first\na\nsecond\nb\n");
    }
}

package dev.policyplayground.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.prompt.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A draft that cannot be read holds nothing up: the one before it comes back, and its file stays.
final class DamagedDraftTest {
    private static final Instant AT = Instant.parse("2026-01-01T09:00:00Z");

    @TempDir Path folder;

    private void keepGoodDraft() throws IOException {
        // Written by a program that is no more.
        new DraftFiles(folder, "before", Long.MAX_VALUE)
                .keep(SavedDraft.open(Draft.of("", "good", "m", 1), "HOLD_ALL", Map.of(), AT));
        Files.setLastModifiedTime(folder.resolve("draft-before.json"), FileTime.from(AT));
    }

    private String recovered() {
        return new DraftFiles(folder, "now")
                .recover()
                .map(saved -> saved.draft().prompt())
                .orElse("none");
    }

    @Test
    void aDamagedOneIsPassedOver() throws IOException {
        keepGoodDraft();
        for (String damaged : new String[] {"", "{", "[]", "{\"draft\": 7}", "\u0000\u0000"}) {
            Path file = Files.writeString(folder.resolve("draft-damaged.json"), damaged);
            assertThat(recovered()).as(damaged).isEqualTo("good");
            assertThat(file).hasContent(damaged);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsNotWaitedFor() throws Exception {
        keepGoodDraft();
        Path pipe = folder.resolve("draft-pipe.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Files.createDirectory(folder.resolve("draft-folder.json"));
        assertThat(recovered()).isEqualTo("good");
    }
}

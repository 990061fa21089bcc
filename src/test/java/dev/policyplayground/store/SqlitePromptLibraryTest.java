package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.support.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Named prompts in a real file.
final class SqlitePromptLibraryTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir Path folder;
    private Database database;
    private SqlitePromptLibrary library;

    /// A minute later each time it is asked.
    private static final class Minutes extends Clock {
        private Instant next = START;

        @Override
        public Instant instant() {
            Instant now = next;
            next = next.plus(Duration.ofMinutes(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("playground.db"));
        library = new SqlitePromptLibrary(database, new Minutes());
    }

    @AfterEach
    void close() {
        database.close();
    }

    // --- refusals first

    @Test
    void aBlankNameIsNeitherSavedNorFoundNorGivenNorRenamedTo() {
        assertThatThrownBy(() -> library.save(" \t", "text"))
                .isInstanceOf(IllegalArgumentException.class);
        library.save("Bot", "One.");
        assertThat(library.find(" ")).isEmpty();
        assertThat(library.rename("Bot", "  ")).isFalse();
        assertThat(library.prompts()).extracting(SavedPrompt::name).containsExactly("Bot");
    }

    @Test
    void aTakenNameIsNotGivenToAnother() {
        library.save("First", "One.");
        library.save("Second", "Two.");
        assertThat(library.rename("Second", "First")).isFalse();
        assertThat(library.rename("Nobody", "Third")).isFalse();
        assertThat(library.find("First").orElseThrow().newest().text()).isEqualTo("One.");
        assertThat(library.find("Second").orElseThrow().newest().text()).isEqualTo("Two.");
    }

    @Test
    void nothingIsPutBackOverAnotherPrompt() {
        library.save("Bot", "One.");
        List<PromptVersion> gone = library.delete("Bot");
        library.save("Bot", "Another.");
        assertThat(library.restore("Bot", gone)).isFalse();
        assertThat(library.versions("Bot"))
                .extracting(PromptVersion::text)
                .containsExactly("Another.");
    }

    @Test
    void whatIsNotThereHasNoVersionsAndLeavesNothingWhenDeleted() {
        assertThat(library.prompts()).isEmpty();
        assertThat(library.find("Bot")).isEmpty();
        assertThat(library.versions("Bot")).isEmpty();
        assertThat(library.delete("Bot")).isEmpty();
    }

    // --- what is kept

    @Test
    void eachNewTextIsAVersionAndTheSameTextIsNot() {
        assertThat(library.save(" Bot ", "One.")).isEqualTo(new PromptVersion(1, START, "One."));
        PromptVersion second = library.save("Bot", "Two.\n😀\u0000");
        assertThat(second.number()).isEqualTo(2);
        assertThat(library.save("Bot", "Two.\n😀\u0000")).isEqualTo(second);
        assertThat(library.save("Bot", "One.").number()).as("an earlier text again").isEqualTo(3);
        assertThat(library.versions("Bot"))
                .extracting(PromptVersion::number)
                .containsExactly(3, 2, 1);
        assertThat(library.versions("Bot").get(1)).isEqualTo(second);
        assertThat(library.find("Bot").orElseThrow().newest().number()).isEqualTo(3);
    }

    @Test
    void promptsComeByNameWhateverTheirCase() {
        List.of("b", "A", "C").forEach(name -> library.save(name, "text"));
        assertThat(library.prompts()).extracting(SavedPrompt::name).containsExactly("A", "b", "C");
    }

    @Test
    void aRenamedPromptKeepsItsVersions() {
        library.save("Bot", "One.");
        library.save("Bot", "Two.");
        List<PromptVersion> before = library.versions("Bot");
        assertThat(library.rename("Bot", " Robot ")).isTrue();
        assertThat(library.versions("Robot")).isEqualTo(before);
        assertThat(library.find("Bot")).isEmpty();
    }

    @Test
    void whatWasDeletedComesBackWithNumbersAndTimesOrBySavingAgain() {
        library.save("Bot", "One.");
        library.save("Bot", "Two.");
        library.save("Other", "Stays.");
        List<PromptVersion> before = library.versions("Bot");
        List<PromptVersion> gone = library.delete("Bot");
        assertThat(gone).isEqualTo(before.reversed());
        assertThat(library.prompts()).extracting(SavedPrompt::name).containsExactly("Other");
        assertThat(library.restore("Bot", gone)).isTrue();
        assertThat(library.versions("Bot")).isEqualTo(before);
        library.delete("Bot").forEach(v -> library.save("Bot", v.text()));
        assertThat(library.versions("Bot"))
                .extracting(PromptVersion::number, PromptVersion::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "Two."),
                        org.assertj.core.groups.Tuple.tuple(1, "One."));
    }

    @Test
    void anotherProgramSeesWhatWasSaved() {
        library.save("Bot", "One.");
        try (Database other = Database.open(folder.resolve("playground.db"))) {
            SqlitePromptLibrary theirs = new SqlitePromptLibrary(other, TestClock.CLOCK);
            assertThat(theirs.save("Bot", "Two.").number()).isEqualTo(2);
        }
        assertThat(library.versions("Bot")).hasSize(2);
    }

    @Test
    void savesAtTheSameTimeGetANumberEach() {
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                String text = "Text " + i;
                many.execute(() -> library.save("Bot", text));
            }
        }
        assertThat(library.versions("Bot"))
                .extracting(PromptVersion::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).map(i -> 41 - i).boxed().toList());
    }
}

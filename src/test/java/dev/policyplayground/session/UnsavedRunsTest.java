package dev.policyplayground.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.support.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsavedRunsTest {
    private static final List<RunRecord> RUNS = Runs.ofEveryOutcome();

    @TempDir Path folder;
    private Path home;
    private Path temporary;

    @BeforeEach
    void folders() throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private UnsavedRuns unsaved() {
        return new UnsavedRuns(home, temporary);
    }

    private static List<RunRecord> saved(UnsavedRuns unsaved) {
        List<RunRecord> saved = new ArrayList<>();
        unsaved.saveAll(saved::add);
        return saved;
    }

    @Test
    void whatWaitsIsSavedByTheNextProgramOnce() {
        UnsavedRuns first = unsaved();
        RUNS.forEach(first::add);
        assertThat(saved(unsaved())).containsExactlyInAnyOrderElementsOf(RUNS);
        assertThat(saved(unsaved())).as("the files are gone").isEmpty();
    }

    @Test
    void theFileIsTheUsersAloneAndCanBeImported() throws IOException {
        Path file = unsaved().add(RUNS.getFirst()).orElseThrow();
        assertThat(file).startsWith(home);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        List<RunRecord> read = new ArrayList<>();
        RunImport.read(
                Files.newInputStream(file),
                runs -> {
                    read.addAll(runs);
                    return runs.size();
                });
        assertThat(read).containsExactly(RUNS.getFirst());
    }

    @Test
    void whereTheDataFolderCannotBeWrittenTheRunWaitsAmongTheTemporaryFiles() throws IOException {
        Files.writeString(home, "a file where the folder should be");
        Path file = unsaved().add(RUNS.getFirst()).orElseThrow();
        assertThat(file).startsWith(temporary);
        assertThat(saved(unsaved())).containsExactly(RUNS.getFirst());
        assertThat(file).doesNotExist();
        assertThat(saved(new UnsavedRuns(folder.resolve("other"), temporary))).isEmpty();
    }

    @Test
    void aTemporaryFolderThatOthersCanReadIsNotUsed() throws IOException {
        Files.writeString(home, "a file where the folder should be");
        Path file = unsaved().add(RUNS.getFirst()).orElseThrow();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(saved(unsaved())).isEmpty();
            assertThat(unsaved().add(RUNS.getLast())).isEmpty();
        }
    }

    @Test
    void whereNothingCanBeWrittenTheProgramItselfStillHasTheRun() throws IOException {
        Files.writeString(home, "a file where the folder should be");
        Files.delete(temporary);
        Files.writeString(temporary, "a file here too");
        UnsavedRuns unsaved = unsaved();
        assertThat(unsaved.add(RUNS.getFirst())).isEmpty();
        assertThat(unsaved.pending()).containsExactly(RUNS.getFirst());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        unsaved.export(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(RUNS.getFirst().id());
        assertThat(saved(unsaved)).containsExactly(RUNS.getFirst());
        assertThat(unsaved.pending()).isEmpty();
    }

    @Test
    void whatCannotBeSavedYetWaitsOn() {
        UnsavedRuns unsaved = unsaved();
        RUNS.forEach(unsaved::add);
        List<RunRecord> saved = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                unsaved.saveAll(
                                        run -> {
                                            if (saved.size() == 2) {
                                                throw new StorageException(
                                                        "full.", new Exception());
                                            }
                                            saved.add(run);
                                        }))
                .isInstanceOf(StorageException.class);
        assertThat(unsaved.pending()).hasSize(RUNS.size() - 2);
        List<RunRecord> rest = saved(unsaved());
        saved.addAll(rest);
        assertThat(saved).containsExactlyInAnyOrderElementsOf(RUNS);
    }

    @Test
    void aFileThatHoldsNoRunStaysAndStopsNothing() throws IOException {
        UnsavedRuns unsaved = unsaved();
        Path file = unsaved.add(RUNS.getFirst()).orElseThrow();
        Path half = file.resolveSibling("half.jsonl");
        Files.writeString(half, Files.readString(file).substring(0, 100));
        assertThat(saved(unsaved())).containsExactly(RUNS.getFirst());
        assertThat(half).exists();
    }

    @Test
    void onlyWhatTheJournalDidNotTakeWaits() {
        UnsavedRuns unsaved = unsaved();
        RunJournal full = _ -> new Receipt.NotKept("The disk is full.", Optional.empty());
        assertThat(new RescuingJournal(full, unsaved).keep(RUNS.getFirst()))
                .isInstanceOfSatisfying(
                        Receipt.NotKept.class,
                        told -> {
                            assertThat(told.reason()).isEqualTo("The disk is full.");
                            assertThat(told.file()).contains(unsaved.files().getFirst());
                        });
        assertThat(new RescuingJournal(RunJournal.OFF, unsaved).keep(RUNS.getLast()))
                .isInstanceOf(Receipt.Off.class);
        assertThat(unsaved.files()).hasSize(1);
    }
}

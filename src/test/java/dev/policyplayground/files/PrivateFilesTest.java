package dev.policyplayground.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.policyplayground.text.KeysInUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFilesTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @BeforeEach
    void onlyWhereFilesHaveRights() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private Path file(String name, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "old");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aFileThatIsThereIsNotTakenForANewOne() throws IOException {
        Path file = file("a", "rw-r--r--");
        assertThatThrownBy(() -> PrivateFiles.writeNew(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void aReplacementThatFailsLeavesTheOldFileAndNothingBeside() throws IOException {
        Path file = file("a", "rw-------");
        assertThatThrownBy(
                        () ->
                                PrivateFiles.replace(
                                        file,
                                        out -> {
                                            out.write(NEW);
                                            throw new IOException("full");
                                        }))
                .hasMessage("full");
        assertThat(file).hasContent("old");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void whatOthersCouldReadIsTheOwnersAloneOnceItIsWritten() throws IOException {
        Path written = file("written", "rw-rw-rw-");
        try (OutputStream out = PrivateFiles.write(written)) {
            assertThat(mode(written)).as("before the first byte").isEqualTo("rw-------");
            out.write(NEW);
        }
        Path longer = file("longer", "rw-r--r--");
        try (OutputStream out = PrivateFiles.append(longer)) {
            out.write(NEW);
        }
        Path replaced = file("replaced", "rw-r--r--");
        PrivateFiles.replace(replaced, NEW);
        Path made = file("made", "rw-r-----");
        PrivateFiles.make(made);
        assertThat(written).hasContent("new");
        assertThat(longer).hasContent("oldnew");
        assertThat(replaced).hasContent("new");
        assertThat(made).hasContent("old");
        for (Path each : List.of(written, longer, replaced, made)) {
            assertThat(mode(each)).as(each.toString()).isEqualTo("rw-------");
        }
    }

    @Test
    void aLinkIsFollowedAndWhatItLeadsToKeepsItsRights() throws IOException {
        Path elsewhere = file("elsewhere", "rw-r--r--");
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        PrivateFiles.write(link).close();
        assertThat(mode(elsewhere)).isEqualTo("rw-r--r--");
        PrivateFiles.replace(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere).hasContent("new");
        assertThat(mode(elsewhere)).isEqualTo("rw-r--r--");
        assertThat(LooseFile.in(folder))
                .extracting(LooseFile::path)
                .contains(elsewhere.toRealPath());
        LooseFile found = LooseFile.look(link).orElseThrow();
        assertThat(found.link()).contains(link);
        assertThat(found.tighten()).as("the user's file elsewhere").isFalse();
        assertThat(mode(elsewhere)).isEqualTo("rw-r--r--");
    }

    @Test
    void aLinkToNowhereMakesWhatItNames() throws IOException {
        Path target = folder.resolve("target");
        PrivateFiles.replace(Files.createSymbolicLink(folder.resolve("one"), target), NEW);
        assertThat(mode(target)).isEqualTo("rw-------");
        Path relative = Files.createSymbolicLink(folder.resolve("two"), Path.of("other"));
        PrivateFiles.write(relative).close();
        assertThat(mode(folder.resolve("other"))).isEqualTo("rw-------");
    }

    @Test
    void aDeviceIsWrittenToAsItIs() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        String before = mode(device);
        PrivateFiles.write(device).close();
        assertThat(mode(device)).isEqualTo(before);
        assertThat(LooseFile.look(device)).isEmpty();
    }

    @Test
    void looserOnesAreNamedWithTheirFolderAndTightened() throws IOException {
        Path deep = PrivateFiles.makeFolder(folder.resolve("a/b"));
        assertThat(mode(deep)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(LooseFile.in(folder)).isEmpty();
        Files.setPosixFilePermissions(deep, PosixFilePermissions.fromString("rwxr-x---"));
        Path run = file("a/run.sh", "rwxr-xr-x");
        List<LooseFile> loose = LooseFile.in(folder);
        assertThat(loose).extracting(LooseFile::rights).containsExactly("rwxr-x---", "rwxr-xr-x");
        for (LooseFile each : loose) {
            assertThat(each.tighten()).isTrue();
        }
        assertThat(mode(deep)).isEqualTo("rwx------");
        assertThat(mode(run)).isEqualTo("rwx------");
    }

    @Test
    void noKeyInUseIsWritten() throws IOException {
        Path file = folder.resolve("a-file");
        try (KeysInUse.Use _ = KeysInUse.add("a-key-in-use")) {
            PrivateFiles.replace(file, "say a-key-in-use.".getBytes(StandardCharsets.UTF_8));
            assertThat(file).hasContent("say ••••••••••••.");
            try (OutputStream out = PrivateFiles.append(file)) {
                out.write("a-key-".getBytes(StandardCharsets.UTF_8));
                out.write("in-use".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(file).hasContent("say ••••••••••••.••••••••••••");
        }
    }
}

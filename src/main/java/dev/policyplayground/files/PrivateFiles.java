package dev.policyplayground.files;

import dev.policyplayground.text.KeysInUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Makes, writes and replaces files and folders that are their owner's alone (0600 and 0700; on
/// Windows an access list with the owner alone) from their first byte on, whatever the umask and
/// whatever the folder they are in. A file that others may read loses those rights before it is
/// written to. No key in use is written, see [KeysInUse]. A symbolic link is followed, and what it
/// leads to keeps the rights that it has. Stateless and thread-safe.
public final class PrivateFiles {
    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private PrivateFiles() {}

    /// Makes the folder, and those above it, where they are missing. One that is there keeps its
    /// rights: [LooseFile] names it when they are too wide.
    ///
    /// @throws IOException when it cannot be made
    public static Path makeFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, Rights.of(folder).ofNewFolder(folder));
    }

    /// Makes an empty file unless there is one.
    ///
    /// @throws IOException when it cannot be made
    public static void make(Path file) throws IOException {
        open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    }

    /// Opens a file to be written from its beginning; what it held is gone.
    ///
    /// @throws IOException when it cannot be opened
    public static OutputStream write(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// Opens a file that is not there yet.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when it is
    /// @throws IOException when it cannot be made
    public static OutputStream writeNew(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE_NEW);
    }

    /// Opens a file to be written on from its end.
    ///
    /// @throws IOException when it cannot be opened
    public static OutputStream append(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Replaces a file, or makes it and its folder: it is the old one or the new one, never half.
    ///
    /// @throws IOException when it cannot be written; then it is the old one
    public static void replace(Path file, Content content) throws IOException {
        boolean isLink = Files.isSymbolicLink(file);
        Path target = isLink ? destination(file) : file.toAbsolutePath();
        Path folder = makeFolder(target.resolveSibling("").normalize());
        Path fresh =
                Files.createTempFile(
                        folder,
                        String.valueOf(target.getFileName()),
                        ".new",
                        Rights.of(file).ofNewFile(file));
        try {
            try (OutputStream out = KeysInUse.guard(Files.newOutputStream(fresh))) {
                content.writeTo(out);
            }
            if (isLink && Files.exists(target)) {
                Rights.of(target).copy(target, fresh);
            }
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Replaces a file as [#replace(Path, Content)] does.
    ///
    /// @throws IOException when it cannot be written; then it is the old one
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, out -> out.write(content));
    }

    /// Waits until what the file holds would survive the loss of power.
    ///
    /// @throws IOException when that cannot be promised
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static OutputStream open(Path file, OpenOption... how) throws IOException {
        tighten(file);
        Set<OpenOption> options = new java.util.HashSet<>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        return KeysInUse.guard(
                Channels.newOutputStream(
                        Files.newByteChannel(file, options, Rights.of(file).ofNewFile(file))));
    }

    // Rights that cannot be changed, on somebody else's file for one, are no reason not to write:
    // the user named the file, and `doctor` names its rights.
    private static void tighten(Path file) {
        try {
            if (Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                Rights.of(file).tighten(file);
            }
        } catch (IOException _) {
            // see above
        }
    }

    private static Path destination(Path link) throws IOException {
        return Files.exists(link)
                ? link.toRealPath()
                : link.toAbsolutePath().resolveSibling(Files.readSymbolicLink(link));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

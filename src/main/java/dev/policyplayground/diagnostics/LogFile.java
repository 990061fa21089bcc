package dev.policyplayground.diagnostics;

import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A log of bounded size in files that are their user's alone: `playground.log`, and behind it
/// `playground.1.log` to `playground.3.log`, the newest first. Nothing is made before something is
/// written. A log that cannot be written is none: it never stops the program. Several programs may
/// write to it. Thread-safe.
public final class LogFile {
    /// The size at which a new file is begun, in bytes.
    public static final long LARGEST = 1_000_000;

    private static final int OLDER = 3;

    private final Path folder;
    private final String header;
    private final long largest;
    private boolean hasHeader;
    private boolean isWritten;

    /// @param header what each program writes in front of its first entry
    public LogFile(Path folder, String header) {
        this(folder, header, LARGEST);
    }

    LogFile(Path folder, String header, long largest) {
        this.folder = folder;
        this.header = header;
        this.largest = largest;
    }

    /// Writes on from the end of the newest file.
    ///
    /// @return false when it could not be written
    public synchronized boolean write(String entry) {
        try {
            PrivateFiles.makeFolder(folder);
            Path newest = newest();
            // A pipe in its place would hold up whoever writes to it.
            if (Files.exists(newest, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(newest)) {
                return false;
            }
            roll(newest);
            String text = hasHeader ? entry : header + "\n" + entry;
            try (OutputStream out = PrivateFiles.append(newest)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            hasHeader = true;
            isWritten = true;
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The newest file, once this program has written to it.
    public synchronized Optional<Path> written() {
        return isWritten ? Optional.of(newest()) : Optional.empty();
    }

    /// The files of a log in `folder` that are there, the newest first.
    public static List<Path> in(Path folder) {
        return Stream.concat(
                        Stream.of(folder.resolve("playground.log")),
                        IntStream.rangeClosed(1, OLDER).mapToObj(n -> older(folder, n)))
                .filter(Files::isRegularFile)
                .toList();
    }

    private Path newest() {
        return folder.resolve("playground.log");
    }

    private static Path older(Path folder, int number) {
        return folder.resolve("playground." + number + ".log");
    }

    private void roll(Path newest) throws IOException {
        if (!Files.exists(newest) || Files.size(newest) < largest) {
            return;
        }
        for (int n = OLDER - 1; n >= 1; n--) {
            if (Files.exists(older(folder, n))) {
                move(older(folder, n), older(folder, n + 1));
            }
        }
        move(newest, older(folder, 1));
        hasHeader = false;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}

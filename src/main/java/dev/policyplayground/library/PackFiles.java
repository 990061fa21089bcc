package dev.policyplayground.library;

import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The user's own policy packs: the YAML files of one folder, and files elsewhere by their path.
/// Immutable and thread-safe; for use off the FX thread.
///
/// @param folder need not be there: it is made with the first pack
public record PackFiles(Path folder) {
    /// Far above any pack, and what the reader takes at most.
    private static final long MAX_BYTES = 4_000_000;

    /// What tells whether a file has changed since it was read: its time and size.
    public record Stamp(long millis, long bytes) {}

    /// What came of reading a pack's file.
    public sealed interface Reading {
        /// @param text lines ended by `\n`
        record Read(String text, Stamp stamp) implements Reading {}

        record Gone() implements Reading {}

        /// No UTF-8 text, larger than 4 MB, or not readable.
        record Unreadable() implements Reading {}
    }

    /// The packs of the folder, by name.
    ///
    /// @throws IOException when the folder cannot be read
    public List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PackFiles::isPack).sorted().toList();
        }
    }

    public static Reading read(Path file) {
        try {
            Stamp stamp = stampOf(file);
            return stamp.bytes > MAX_BYTES
                    ? new Reading.Unreadable()
                    : new Reading.Read(PlainFile.plain(Files.readString(file)), stamp);
        } catch (NoSuchFileException _) {
            return new Reading.Gone();
        } catch (IOException _) {
            return new Reading.Unreadable();
        }
    }

    /// Empty when the file is gone or cannot be looked at.
    public static Optional<Stamp> stamp(Path file) {
        try {
            return Optional.of(stampOf(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Writes the file so that it is either the old one or the new one, never half of it.
    ///
    /// @throws IOException when it cannot be written; then it is the old one
    public static Stamp write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        PrivateFiles.replace(whole, text.getBytes(StandardCharsets.UTF_8));
        return stampOf(whole);
    }

    /// Makes a file in the folder whose name begins with `name`.
    ///
    /// @throws IOException when it cannot be made
    public Path create(String name, String text) throws IOException {
        String stem = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        Path file = folder.resolve(stem + ".yaml");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(stem + "-" + number + ".yaml");
        }
        write(file, text);
        return file;
    }

    /// What a file's versions are kept under: its name alone in the folder, so that the folder may
    /// move; its whole path elsewhere.
    public String key(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(folder.toAbsolutePath().normalize())
                ? folder.toAbsolutePath().normalize().relativize(whole).toString()
                : whole.toString();
    }

    private static Stamp stampOf(Path file) throws IOException {
        return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    }

    private static boolean isPack(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}

package dev.policyplayground.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file or folder that others than its owner may read, write or enter. Immutable.
///
/// @param rights what they are now, such as `rw-r--r--`
/// @param link the symbolic link in the folder that leads to it; empty when it is in the folder
public record LooseFile(Path path, String rights, Optional<Path> link) {

    /// Those of a folder, itself included. Links in it are followed to the file they name, not into
    /// folders elsewhere.
    ///
    /// @throws IOException when the folder cannot be read
    public static List<LooseFile> in(Path folder) throws IOException {
        List<LooseFile> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> all = Files.walk(folder.toRealPath())) {
            for (Path each : all.sorted().toList()) {
                look(each).ifPresent(found::add);
            }
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
        return found;
    }

    /// Looks at one file; empty when it is its owner's alone, or gone.
    ///
    /// @throws IOException when it cannot be looked at
    public static Optional<LooseFile> look(Path path) throws IOException {
        boolean isLink = Files.isSymbolicLink(path);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Path real = isLink ? path.toRealPath() : path;
        boolean counts =
                Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS);
        return counts
                ? Rights.of(real)
                        .looseRights(real)
                        .map(
                                rights ->
                                        new LooseFile(
                                                real,
                                                rights,
                                                isLink ? Optional.of(path) : Optional.empty()))
                : Optional.empty();
    }

    /// Takes away what others may do. What a link leads to is left: it is the user's, elsewhere.
    ///
    /// @return true when it is its owner's alone now
    /// @throws IOException when its rights cannot be changed
    public boolean tighten() throws IOException {
        if (link.isPresent()) {
            return false;
        }
        Rights.of(path).tighten(path);
        return look(path).isEmpty();
    }
}

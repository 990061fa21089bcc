package dev.policyplayground.session;

import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The folder among the temporary files that belongs to one data folder. Anybody may make a folder
/// of that name there, so it is used only while it is the user's own and nobody else's to read.
/// Immutable, thread-safe.
record TemporaryFolder(Path path) {
    private static final Set<PosixFilePermission> OWN =
            PosixFilePermissions.fromString("rwx------");

    /// @param dataFolder whose runs are kept there: another data folder has another one
    static TemporaryFolder of(Path dataFolder, Path temporaryFiles) {
        String place = Integer.toHexString(dataFolder.toAbsolutePath().toString().hashCode());
        return new TemporaryFolder(temporaryFiles.resolve("policy-playground-unsaved-" + place));
    }

    /// The folder, when it is there and can be trusted.
    Optional<Path> find() {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isOwn()
                ? Optional.of(path)
                : Optional.empty();
    }

    /// The folder, made if need be; empty when it cannot be made or not be trusted.
    Optional<Path> make() {
        try {
            PrivateFiles.makeFolder(path);
            return find();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isOwn() {
        try {
            if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
                // On Windows the folder of temporary files is the user's own.
                return true;
            }
            String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
            return owner.equals(System.getProperty("user.name"))
                    && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(OWN);
        } catch (IOException e) {
            return false;
        }
    }
}

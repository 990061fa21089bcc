package dev.policyplayground.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The mode bits of Linux and macOS.
record PosixRights() implements Rights {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

    @Override
    public FileAttribute<?>[] ofNewFile(Path file) {
        return rights("rw-------");
    }

    @Override
    public FileAttribute<?>[] ofNewFolder(Path folder) {
        return rights("rwx------");
    }

    private static FileAttribute<?>[] rights(String mode) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        };
    }

    @Override
    public Optional<String> looseRights(Path path) throws IOException {
        Set<PosixFilePermission> rights = view(path).readAttributes().permissions();
        return OWNER.containsAll(rights)
                ? Optional.empty()
                : Optional.of(PosixFilePermissions.toString(rights));
    }

    @Override
    public void tighten(Path path) throws IOException {
        Set<PosixFilePermission> now = view(path).readAttributes().permissions();
        Set<PosixFilePermission> own = EnumSet.noneOf(PosixFilePermission.class);
        own.addAll(now);
        own.retainAll(OWNER);
        if (!own.equals(now)) {
            view(path).setPermissions(own);
        }
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(
                path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}

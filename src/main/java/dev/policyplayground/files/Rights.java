package dev.policyplayground.files;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/// Who may read and write a file, as its file system says it. Stateless.
sealed interface Rights permits PosixRights, AclRights, Rights.Unknown {

    static Rights of(Path path) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new PosixRights();
        }
        return views.contains("acl") ? new AclRights() : new Unknown();
    }

    /// What a file is made with that is its owner's alone.
    FileAttribute<?>[] ofNewFile(Path file) throws IOException;

    FileAttribute<?>[] ofNewFolder(Path folder) throws IOException;

    /// What others may do with a file or folder, in the file system's words; empty when nothing. A
    /// link is not followed.
    Optional<String> looseRights(Path path) throws IOException;

    /// Takes away what others may do with a file or folder. A link is not followed.
    void tighten(Path path) throws IOException;

    /// Gives `to` the rights of `from`.
    void copy(Path from, Path to) throws IOException;

    /// A file system that knows no owners, such as that of a memory stick.
    record Unknown() implements Rights {
        @Override
        public FileAttribute<?>[] ofNewFile(Path file) {
            return new FileAttribute<?>[0];
        }

        @Override
        public FileAttribute<?>[] ofNewFolder(Path folder) {
            return new FileAttribute<?>[0];
        }

        @Override
        public Optional<String> looseRights(Path path) {
            return Optional.empty();
        }

        @Override
        public void tighten(Path path) {
            // there is nothing to take away
        }

        @Override
        public void copy(Path from, Path to) {
            // there is nothing to give
        }
    }
}

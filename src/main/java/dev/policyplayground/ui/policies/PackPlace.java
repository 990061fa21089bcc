package dev.policyplayground.ui.policies;

import java.nio.file.Path;
import java.util.Optional;

/// Where a pack stands: in a file, or bundled with the program. Immutable.
///
/// @param file absolute; empty for the bundled pack
public record PackPlace(Optional<Path> file) {
    static final PackPlace BUNDLED = new PackPlace(Optional.empty());

    static PackPlace of(Path file) {
        return new PackPlace(Optional.of(file.toAbsolutePath().normalize()));
    }

    public boolean isBundled() {
        return file.isEmpty();
    }

    /// The file's name, as messages give it.
    public String name() {
        return file.map(f -> f.getFileName().toString()).orElse("usage-policy.yaml");
    }
}

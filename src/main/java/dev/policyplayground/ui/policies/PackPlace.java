package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.BundledPack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a pack stands: in a file, or bundled with the program. Immutable.
///
/// @param name the file's name, or the bundled pack's id
/// @param file absolute; empty for a bundled pack
public record PackPlace(String name, Optional<Path> file) {
    static final PackPlace DEFAULT = bundled(BundledPack.DEFAULT);

    static PackPlace bundled(String id) {
        return new PackPlace(id, Optional.empty());
    }

    static PackPlace of(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return new PackPlace(whole.getFileName().toString(), Optional.of(whole));
    }

    /// @param named a file, or the id of one of the bundled packs; empty for the default one
    static PackPlace named(Optional<Path> named, List<BundledPack> bundled) {
        return named.map(
                        path ->
                                bundled.stream().anyMatch(p -> p.isNamed(path))
                                        ? bundled(path.toString())
                                        : of(path))
                .orElse(DEFAULT);
    }

    public boolean isBundled() {
        return file.isEmpty();
    }

    /// As settings and commands name it: the file, or the id; empty for the default pack.
    Optional<Path> named() {
        return equals(DEFAULT) ? Optional.empty() : file.or(() -> Optional.of(Path.of(name)));
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.BundledPack;
import java.nio.file.Path;
import java.util.Optional;

/// Where a pack stands: in a file, or bundled with the program. Immutable.
///
/// @param file absolute; empty for a bundled pack
/// @param id a bundled pack's; empty for a file
public record PackPlace(Optional<Path> file, String id) {
    static final PackPlace BUNDLED = bundled(BundledPack.DEFAULT);

    static PackPlace of(Path file) {
        return new PackPlace(Optional.of(file.toAbsolutePath().normalize()), "");
    }

    static PackPlace bundled(String id) {
        return new PackPlace(Optional.empty(), id);
    }

    public boolean isBundled() {
        return file.isEmpty();
    }

    /// The file's name.
    public String name() {
        return file.map(f -> f.getFileName().toString()).orElse(id + ".yaml");
    }

    /// Where it stands, as the reader of packs is told: what it builds on may stand beside it.
    String source() {
        return file.map(Path::toString).orElseGet(() -> BundledPack.source(id));
    }

    /// What settings and `--policy` call it; empty for the default one.
    Optional<Path> named() {
        return file.or(
                () -> Optional.of(id).filter(i -> !i.equals(BundledPack.DEFAULT)).map(Path::of));
    }
}

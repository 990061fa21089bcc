package dev.policyplayground.cli;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import java.nio.file.Path;
import java.util.Optional;

/// The `--policy` option of several commands.
final class Packs {
    private Packs() {}

    /// @throws CommandFault when the pack cannot be read or is broken; names every problem with its
    ///   line
    static Gates load(Bench bench, Optional<Path> file) {
        return switch (bench.pack(file)) {
            case Loaded.Ready(Gates gates) -> gates;
            case Loaded.Broken broken ->
                    throw new CommandFault(
                            ExitCode.BAD_DATA,
                            "the policy pack cannot be used.\n" + broken.message());
        };
    }
}

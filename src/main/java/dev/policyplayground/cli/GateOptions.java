package dev.policyplayground.cli;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say which gate judges, and under which pack. Filled by picocli.
final class GateOptions {
    @Option(
            names = "--layer",
            paramLabel = "input|output",
            required = true,
            description = "Which gate judges.")
    private String layer = "";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A policy pack in place of the default one: a file, or the id of a bundled one.")
    private Optional<Path> policy = Optional.empty();

    /// The gate's side as it was typed.
    String word() {
        return layer;
    }

    /// @throws CommandFault when there is no such side
    Layer side() {
        return switch (layer.toLowerCase(Locale.ROOT)) {
            case "input" -> Layer.INPUT;
            case "output" -> Layer.OUTPUT;
            default ->
                    throw new CommandFault(
                            ExitCode.USAGE, "--layer must be input or output, not '" + layer + "'");
        };
    }

    /// Both gates of the pack.
    ///
    /// @throws CommandFault when the pack cannot be read or is broken
    Gates load(Bench bench) {
        return Packs.load(bench, policy);
    }
}

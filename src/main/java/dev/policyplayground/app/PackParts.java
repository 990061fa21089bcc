package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.ui.settings.PackAnswer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The window's policy pack: the one the settings name, or the bundled one. Thread-safe.
final class PackParts {
    private final Parts parts;

    /// The gates in force.
    ///
    /// @param file what the pack was read from; empty for the bundled one
    /// @param notice why they are not those that were chosen; empty when they are
    record InForce(Gates gates, Optional<Path> file, String notice) {}

    PackParts(Parts parts) {
        this.parts = parts;
    }

    /// A chosen pack that cannot be used leaves the bundled one in force.
    InForce inForce() {
        Optional<String> chosen = parts.preferences.get().now().policyPack();
        if (chosen.isEmpty()) {
            Gates gates = bundled();
            return new InForce(gates, Optional.empty(), parts.models.get().notice());
        }
        return switch (load(chosen.get())) {
            case Found.Ready(Gates gates) ->
                    new InForce(
                            gates, Optional.of(Path.of(chosen.get())), parts.models.get().notice());
            case Found.Unusable(List<String> problems) ->
                    new InForce(
                            bundled(),
                            Optional.empty(),
                            "The policy pack from the settings cannot be used, so the bundled one judges. "
                                    + problems.getFirst());
        };
    }

    /// What the settings show of a pack.
    PackAnswer check(Optional<Path> file) {
        Found found =
                file.map(path -> load(path.toString())).orElseGet(() -> new Found.Ready(bundled()));
        return switch (found) {
            case Found.Unusable(List<String> problems) -> new PackAnswer.Broken(problems);
            case Found.Ready(Gates gates) -> {
                PolicyPack pack = gates.pack();
                yield new PackAnswer.Usable(
                        title(pack), pack.hash(), pack.categories().size(), pack.rules().size());
            }
        };
    }

    static String title(PolicyPack pack) {
        return (pack.title() + " " + pack.version()).strip();
    }

    private sealed interface Found {
        record Ready(Gates gates) implements Found {}

        record Unusable(List<String> problems) implements Found {}
    }

    private Found load(String path) {
        try {
            return switch (parts.pack(Optional.of(Path.of(path)))) {
                case Loaded.Ready(Gates gates) -> new Found.Ready(gates);
                case Loaded.Broken broken -> new Found.Unusable(broken.message().lines().toList());
            };
        } catch (CommandFault e) {
            return new Found.Unusable(List.of(e.words()));
        } catch (InvalidPathException e) {
            return new Found.Unusable(List.of("this is no path: " + e.getReason()));
        }
    }

    private Gates bundled() {
        return switch (parts.pack(Optional.empty())) {
            case Loaded.Ready(Gates gates) -> gates;
            case Loaded.Broken broken -> throw new IllegalStateException(broken.message());
        };
    }
}

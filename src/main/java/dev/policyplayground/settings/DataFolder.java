package dev.policyplayground.settings;

import dev.policyplayground.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the program keeps what it must not lose. `POLICY_PLAYGROUND_HOME` overrides the platform's
/// usual place (XDG_DATA_HOME on Linux, Application Support on macOS, LOCALAPPDATA on Windows).
/// Immutable.
public record DataFolder(Path path) {

    public static DataFolder from(Map<String, String> environment) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        return new DataFolder(
                set(environment, "POLICY_PLAYGROUND_HOME")
                        .orElseGet(() -> usual(os, home, environment))
                        .toAbsolutePath());
    }

    /// The folder, made if need be, and then its owner's alone.
    ///
    /// @throws IOException when it cannot be made
    public Path make() throws IOException {
        return PrivateFiles.makeFolder(path);
    }

    public Path database() {
        return path.resolve("playground.db");
    }

    /// Where open windows keep what is being written.
    public Path drafts() {
        return path.resolve("drafts");
    }

    /// What went wrong in the program, without anybody's words.
    public Path logs() {
        return path.resolve("logs");
    }

    /// The user's own policy packs.
    public Path policies() {
        return path.resolve("policies");
    }

    public Path preferences() {
        return path.resolve("preferences.json");
    }

    /// The user's own price file, which is in force where it is there.
    public Path prices() {
        return path.resolve("prices.json");
    }

    private static Path usual(String os, Path home, Map<String, String> environment) {
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Policy Playground");
        }
        if (os.contains("win")) {
            return set(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData/Local"))
                    .resolve("Policy Playground");
        }
        return set(environment, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local/share"))
                .resolve("policy-playground");
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
    }
}

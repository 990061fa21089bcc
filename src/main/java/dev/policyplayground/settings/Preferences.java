package dev.policyplayground.settings;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window remembers from one start to the next. Never a key, never a prompt. Immutable.
///
/// @param theme light or dark
/// @param scale the size of everything, 1 for normal
public record Preferences(Theme theme, double scale) {
    public static final Preferences DEFAULT = new Preferences(Theme.LIGHT, 1);
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    public enum Theme {
        LIGHT,
        DARK
    }

    public Preferences {
        scale = Math.clamp(scale, 0.75, 2);
    }

    /// Reads the file. One that is missing or damaged gives the defaults; a damaged one is kept
    /// beside.
    public static Preferences load(Path file) {
        if (!Files.exists(file)) {
            return DEFAULT;
        }
        try {
            JsonNode root = JsonNode.parse(Files.readString(file));
            Theme theme = root.get("theme").textOrEmpty().equals("dark") ? Theme.DARK : Theme.LIGHT;
            return new Preferences(theme, root.get("scale").number(1));
        } catch (IOException | JsonFault e) {
            LOG.warn(
                    "preferences were not readable and start afresh: {}",
                    e.getClass().getSimpleName());
            keepDamaged(file);
            return DEFAULT;
        }
    }

    /// Writes the file so that it is either the old one or the new one, never half of it.
    ///
    /// @throws IOException when the folder cannot be written
    public void save(Path file) throws IOException {
        JsonNode root =
                JsonNode.object()
                        .put("theme", theme == Theme.DARK ? "dark" : "light")
                        .put("scale", scale);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, root.pretty(), StandardCharsets.UTF_8);
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void keepDamaged(Path file) {
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the damaged preferences could not be set aside");
        }
    }
}

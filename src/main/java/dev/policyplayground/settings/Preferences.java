package dev.policyplayground.settings;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the program remembers from one start to the next. Never a key, never a prompt. Immutable.
///
/// @param policyPack the policy pack's file, or the id of a bundled one; empty for the default one
/// @param budget what may be spent in real money
/// @param retentionDays how long runs are kept, in days; empty for ever
public record Preferences(
        Look look,
        Defaults defaults,
        Connection connection,
        Optional<String> policyPack,
        Budget budget,
        Optional<Integer> retentionDays,
        WindowLayout window) {
    public static final Preferences DEFAULT =
            new Preferences(
                    new Look(Theme.LIGHT, 1),
                    Defaults.SHIPPED,
                    Connection.SHIPPED,
                    Optional.empty(),
                    Budget.NONE,
                    Optional.empty(),
                    WindowLayout.NONE);

    /// The longest retention, in days.
    public static final int MOST_DAYS = 36_500;

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    public enum Theme {
        LIGHT,
        DARK
    }

    /// @param scale the size of everything, 1 for normal
    public record Look(Theme theme, double scale) {
        public Look {
            scale = Math.clamp(scale, 0.75, 2);
        }
    }

    /// What a fresh draft starts with.
    ///
    /// @param maxTokens the reply's limit in tokens
    /// @param release the release policy's code, such as `HOLD_SENTENCE`
    /// @param offTheRecord true to keep nothing of a run unless asked to
    public record Defaults(String model, int maxTokens, String release, boolean offTheRecord) {
        static final int MOST_TOKENS = 1_000_000;
        static final Defaults SHIPPED =
                new Defaults(
                        ModelCatalog.DEFAULT_MODEL,
                        (int) ModelCatalog.DEFAULT_MAX_TOKENS,
                        "HOLD_SENTENCE",
                        false);

        public Defaults {
            maxTokens = Math.clamp(maxTokens, 1, MOST_TOKENS);
        }
    }

    /// @param atStart who answers when the window opens
    /// @param baseUrl the API's address as it was written; empty for the environment's
    /// @param apiVersion the `anthropic-version` header; empty for the newest this program knows
    /// @param allowsPlainHttp true to send the key in clear text when the base URL says so
    public record Connection(
            Provider atStart, String baseUrl, String apiVersion, boolean allowsPlainHttp) {
        static final Connection SHIPPED = new Connection(Provider.SIMULATED, "", "", false);
    }

    public Theme theme() {
        return look.theme;
    }

    public double scale() {
        return look.scale;
    }

    public Preferences with(Look to) {
        return new Preferences(to, defaults, connection, policyPack, budget, retentionDays, window);
    }

    public Preferences with(Defaults to) {
        return new Preferences(look, to, connection, policyPack, budget, retentionDays, window);
    }

    public Preferences with(Connection to) {
        return new Preferences(look, defaults, to, policyPack, budget, retentionDays, window);
    }

    public Preferences with(Budget to) {
        return new Preferences(look, defaults, connection, policyPack, to, retentionDays, window);
    }

    public Preferences with(WindowLayout to) {
        return new Preferences(look, defaults, connection, policyPack, budget, retentionDays, to);
    }

    public Preferences withPolicyPack(Optional<String> to) {
        return new Preferences(look, defaults, connection, to, budget, retentionDays, window);
    }

    public Preferences withRetentionDays(Optional<Integer> to) {
        return new Preferences(look, defaults, connection, policyPack, budget, to, window);
    }

    /// Reads the file. One that is missing or damaged gives the defaults; a damaged one is kept
    /// beside.
    public static Preferences load(Path file) {
        return PreferencesJson.read(parse(file));
    }

    /// Writes the file so that it is either the old one or the new one, never half of it. What has
    /// not changed since `before` stays as it stands there, and so do members that this version
    /// does not know: another window or version may have written them.
    ///
    /// @throws IOException when the folder cannot be written
    public void save(Path file, Preferences before) throws IOException {
        JsonNode root =
                PreferencesJson.merge(
                        parse(file), PreferencesJson.write(before), PreferencesJson.write(this));
        PrivateFiles.replace(file, (root.pretty() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(Path file) {
        if (!Files.exists(file)) {
            return JsonNode.object();
        }
        try {
            JsonNode root = JsonNode.parse(Files.readString(file));
            if (root.isObject()) {
                return root;
            }
            LOG.warn("preferences were no JSON object and start afresh");
        } catch (IOException | JsonFault e) {
            LOG.warn("preferences were not readable and start afresh", e);
        }
        keepDamaged(file);
        return JsonNode.object();
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

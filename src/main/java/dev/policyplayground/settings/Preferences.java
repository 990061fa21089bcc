package dev.policyplayground.settings;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    // What this program writes is some kilobytes.
    private static final long MOST_BYTES = 1024 * 1024;

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

    /// Reads the file; a missing one gives the defaults.
    ///
    /// @throws DamagedSettingsException when it is there and cannot be read; it is left as it is
    public static Preferences read(Path file) throws DamagedSettingsException {
        return PreferencesJson.read(parse(file));
    }

    /// Writes the file so that it is either the old one or the new one, never half of it. What has
    /// not changed since `before` stays as it stands there, and so do members that this version
    /// does not know: another window or version may have written them.
    ///
    /// @throws DamagedSettingsException when what stands there cannot be read; it is left as it is
    /// @throws IOException when the folder cannot be written
    public void save(Path file, Preferences before) throws IOException {
        JsonNode root =
                PreferencesJson.merge(
                        parse(file), PreferencesJson.write(before), PreferencesJson.write(this));
        PrivateFiles.replace(file, (root.pretty() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(Path file) throws DamagedSettingsException {
        // What cannot be told, as behind a link that leads nowhere, is not taken for missing.
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return JsonNode.object();
        }
        // A pipe or a device would be waited for, and never end.
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "it is no file");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw damaged(file, "it is larger than 1 MB");
            }
            JsonNode root = JsonNode.parse(Files.readString(file));
            if (!root.isObject()) {
                throw damaged(file, "it is no JSON object");
            }
            for (String name : List.of("connection", "budget_usd")) {
                if (!root.get(name).isMissing() && !root.get(name).isObject()) {
                    throw damaged(file, "its " + name + " is no JSON object");
                }
            }
            JsonNode url = root.get("connection").get("base_url");
            if (!url.isMissing() && url.asText().isEmpty()) {
                throw damaged(file, "its base_url is no text");
            }
            return root;
        } catch (JsonFault e) {
            throw damaged(file, e.getMessage());
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is not UTF-8");
        } catch (DamagedSettingsException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(file, "reading failed");
        }
    }

    private static DamagedSettingsException damaged(Path file, @Nullable String why) {
        return new DamagedSettingsException(
                "The settings in "
                        + file
                        + " cannot be read ("
                        + why
                        + "). Their budgets and base URL are not known, so LIVE is refused, and no settings are saved, until you mend or delete that file and start again.");
    }
}

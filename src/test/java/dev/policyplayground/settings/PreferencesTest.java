package dev.policyplayground.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.Preferences.Connection;
import dev.policyplayground.settings.Preferences.Defaults;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.settings.WindowLayout.Place;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreferencesTest {
    private static final Preferences ALL =
            new Preferences(
                    new Look(Theme.DARK, 1.25),
                    new Defaults("claude-sonnet-5-5", 8_192, "HOLD_WINDOW(200)", true),
                    new Connection(Provider.LIVE, "https://proxy.example/x", "2023-06-01", true),
                    Optional.of("/packs/mine.yaml"),
                    new Budget(
                            Optional.of(new BigDecimal("0.50")), Optional.of(new BigDecimal("20"))),
                    Optional.of(30),
                    new WindowLayout(
                            Optional.of(new Place(10, 20, 1200, 800)),
                            true,
                            Map.of("rows", List.of(0.25, 0.75), "editors", List.of(0.5))));

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("preferences.json");
    }

    @Test
    void aDamagedFileIsNamedAndNeverWrittenOver() throws IOException {
        for (String damaged :
                List.of(
                        "{\"theme\": \"da",
                        "[1, 2]",
                        "\u0000\u0000",
                        "{\"budget_usd\":{\"per_day\":0.00001}",
                        "{\"connection\":7}",
                        "{\"budget_usd\":[1]}",
                        "{\"connection\":{\"base_url\":7}}")) {
            Files.writeString(file(), damaged);
            assertThatThrownBy(() -> Preferences.read(file()))
                    .isInstanceOf(DamagedSettingsException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("LIVE is refused");
            assertThatThrownBy(() -> ALL.save(file(), Preferences.DEFAULT))
                    .isInstanceOf(DamagedSettingsException.class);
            try (PreferencesFile kept = new PreferencesFile(new DataFolder(folder))) {
                assertThat(kept.now()).isEqualTo(Preferences.DEFAULT);
                kept.set(ALL);
                assertThat(kept.write()).isFalse();
            }
            assertThat(file()).hasContent(damaged);
        }
    }

    @Test
    void whatIsNoFileIsNotWaitedFor() throws Exception {
        Files.createDirectory(file());
        assertThatThrownBy(() -> Preferences.read(file())).hasMessageContaining("it is no file");
        Files.delete(file());
        Files.writeString(file(), " ".repeat(2_000_000));
        assertThatThrownBy(() -> Preferences.read(file())).hasMessageContaining("larger than 1 MB");
        Files.delete(file());
        Files.createSymbolicLink(file(), folder.resolve("nowhere"));
        assertThatThrownBy(() -> Preferences.read(file())).hasMessageContaining("it is no file");
        Files.delete(file());
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        new ProcessBuilder("/usr/bin/mkfifo", file().toString()).start().waitFor();
        assertThatThrownBy(() -> Preferences.read(file())).hasMessageContaining("it is no file");
    }

    @Test
    void whatMakesNoSenseIsItsDefaultButABudgetThenAllowsNothing() throws IOException {
        Files.writeString(
                file(),
                """
                {"theme": 7, "scale": "big", "defaults": {"model": "", "max_tokens": -4, "release": 1},
                 "connection": {"provider_at_start": "maybe"}, "policy_pack": " ", "retention_days": 0,
                 "budget_usd": {"per_session": -1, "per_day": "much"},
                 "window": {"x": 1, "y": 1, "width": -5, "height": 9, "dividers": {"rows": [7]}}}
                """);
        Preferences read = Preferences.read(file());
        assertThat(read)
                .isEqualTo(
                        Preferences.DEFAULT.with(
                                new Budget(
                                        Optional.of(BigDecimal.ZERO),
                                        Optional.of(BigDecimal.ZERO))));
    }

    @Test
    void everythingComesBackAsItWas() throws IOException {
        ALL.save(file(), Preferences.DEFAULT);
        assertThat(Preferences.read(file())).isEqualTo(ALL);
        Preferences.DEFAULT.save(file(), ALL);
        assertThat(Preferences.read(file()).with(WindowLayout.NONE)).isEqualTo(Preferences.DEFAULT);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void membersOfAnotherVersionAreKept() throws Exception {
        Files.writeString(
                file(),
                "{\"colour\": \"teal\", \"theme\": \"light\", \"defaults\": {\"seed\": 4, \"max_tokens\": 100}}");
        Preferences before = Preferences.read(file());
        before.with(new Look(Theme.DARK, 1)).save(file(), before);
        JsonNode root = JsonNode.parse(Files.readString(file()));
        assertThat(root.get("colour").textOrEmpty()).isEqualTo("teal");
        assertThat(root.get("defaults").get("seed").count()).isEqualTo(4);
        assertThat(root.get("theme").textOrEmpty()).isEqualTo("dark");
    }

    @Test
    void whatAnotherWindowChangedMeanwhileStands() throws IOException {
        ALL.save(file(), Preferences.DEFAULT);
        Preferences other = Preferences.read(file());
        Budget tighter = new Budget(Optional.empty(), Optional.of(BigDecimal.ONE));
        ALL.with(tighter).save(file(), ALL);
        other.with(new Look(Theme.LIGHT, 1)).save(file(), other);
        Preferences both = Preferences.read(file());
        assertThat(both.budget()).isEqualTo(tighter);
        assertThat(both.theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aWindowComesBackOnAScreenThatExists() {
        Place left = new Place(0, 0, 1920, 1080);
        Place right = new Place(1920, 0, 1280, 1024);
        List<Place> both = List.of(left, right);
        assertThat(new Place(100, 50, 1200, 800).on(both)).isEqualTo(new Place(100, 50, 1200, 800));
        assertThat(new Place(2500, 400, 1000, 800).on(both))
                .isEqualTo(new Place(2200, 224, 1000, 800));
        assertThat(new Place(2500, 400, 1000, 800).on(List.of(left)))
                .isEqualTo(new Place(920, 280, 1000, 800));
        assertThat(new Place(-50, -50, 4000, 3000).on(both)).isEqualTo(left);
    }

    @Test
    void theSettingsAddressComesBeforeTheEnvironments() {
        ApiAccess environment =
                ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", "https://environment.example"));
        assertThat(environment.at(" ")).isEqualTo(environment);
        assertThat(environment.at("http://127.0.0.1:8080").baseUrl())
                .isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThatThrownBy(() -> environment.at("ftp://x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base URL in the settings");
    }
}

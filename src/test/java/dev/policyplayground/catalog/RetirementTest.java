package dev.policyplayground.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.support.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A model's state follows from dates, and no default of the program's is ever a retired model.
@Tag("clock")
final class RetirementTest {
    private static final Pattern ID =
            Pattern.compile("claude-(?:opus|sonnet|haiku|fable|mythos)-[0-9](?:-[0-9]+)?");
    // The simulator's 404 names a model that is gone, and the documentation of a dated id has one.
    private static final Set<String> ON_PURPOSE = Set.of("Faults.java");

    @ParameterizedTest
    @CsvSource({
        "2026-05-31T23:59:59.999Z, ACTIVE",
        "2026-06-01T00:00:00Z, DEPRECATED",
        "2026-11-29T23:59:59.999Z, DEPRECATED",
        "2026-11-30T00:00:00Z, RETIRED",
        "2031-01-01T00:00:00Z, RETIRED"
    })
    void theStateFollowsFromTheDates(Instant now, Lifecycle state) throws JsonFault {
        ModelCatalog catalog = catalog("\"deprecated\":\"2026-06-01\",\"retires\":\"2026-11-30\"");
        assertThat(state(catalog, now)).isEqualTo(state);
        assertThat(catalog.isRetired("m", now)).isEqualTo(state == Lifecycle.RETIRED);
        assertThat(catalog.isRetired("m-20260101", now)).isEqualTo(state == Lifecycle.RETIRED);
    }

    @Test
    void aRetirementThatIsKnownOfWasAnnounced() throws JsonFault {
        ModelCatalog catalog = catalog("\"legacy\":true,\"retires\":\"2026-11-30\"");
        assertThat(state(catalog, Instant.EPOCH)).isEqualTo(Lifecycle.DEPRECATED);
        assertThat(state(catalog("\"legacy\":true"), Instant.EPOCH)).isEqualTo(Lifecycle.LEGACY);
        assertThat(state(catalog("\"title\":\"M\""), Instant.EPOCH)).isEqualTo(Lifecycle.ACTIVE);
        assertThat(catalog.advice("m", Instant.EPOCH)).contains("m retires on 2026-11-30");
        assertThat(catalog.advice("m", Instant.parse("2026-12-01T00:00:00Z")))
                .contains("m was retired on 2026-11-30");
    }

    @Test
    void theListSaysNoStateBesideTheDates() throws JsonFault {
        for (JsonNode model : JsonNode.parse(Shipped.text("models.json")).get("models").items()) {
            assertThat(model.names()).doesNotContain("lifecycle");
        }
    }

    static Stream<Instant> retirements() {
        ModelCatalog catalog = Shipped.catalog();
        Stream<LocalDate> days =
                Stream.concat(
                        catalog.retired().stream().map(ModelCatalog.Retired::since),
                        catalog.models().stream().flatMap(m -> m.life().retires().stream()));
        return Stream.concat(days, Stream.of(LocalDate.of(2100, 1, 1)))
                .distinct()
                .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource("retirements")
    void noDefaultIsRetired(Instant now) throws IOException {
        ModelCatalog catalog = Shipped.catalog();
        List<String> defaults = new ArrayList<>();
        defaults.add(ModelCatalog.DEFAULT_MODEL);
        defaults.add(ModelCatalog.DEFAULT_JUDGE);
        defaults.add(ClaudeJudging.NEVER.model());
        defaults.add(Preferences.DEFAULT.defaults().model());
        for (Path pack : files("assets/policies", ".yaml")) {
            if (PackCheck.load(pack.getFileName().toString(), Files.readString(pack))
                    instanceof Loaded.Ready ready) {
                defaults.add(ready.gates().pack().claudeJudge().model());
            }
        }
        for (String id : defaults) {
            assertThat(catalog.find(id)).as(id).isPresent();
            assertThat(catalog.isRetired(id, now)).as(id + " at " + now).isFalse();
        }
        for (ModelCatalog.Retired gone : catalog.retired()) {
            assertThat(gone.replacement()).as(gone.id()).isPresent();
        }
    }

    // Examples, the incident's hour, code templates, measurements, scenarios: whatever names one.
    @ParameterizedTest
    @MethodSource("retirements")
    void whateverTheProgramNamesIsNotRetired(Instant now) throws IOException {
        ModelCatalog catalog = Shipped.catalog();
        Set<String> gone = new TreeSet<>();
        for (String folder :
                List.of(
                        "src/main/java",
                        "assets/policies",
                        "assets/examples",
                        "assets/incident",
                        "assets/simulator",
                        "assets/code")) {
            for (Path file : files(folder, "")) {
                if (!ON_PURPOSE.contains(file.getFileName().toString())) {
                    code(file)
                            .flatMap(line -> ID.matcher(line).results())
                            .filter(id -> catalog.isRetired(id.group(), now))
                            .forEach(id -> gone.add(id.group() + " in " + file));
                }
            }
        }
        assertThat(gone).isEmpty();
    }

    private static Stream<String> code(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.strip().startsWith("//") && !line.strip().startsWith("#"));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Lifecycle state(ModelCatalog catalog, Instant now) {
        return catalog.find("m").map(m -> m.life().on(ModelCatalog.day(now))).orElseThrow();
    }

    private static ModelCatalog catalog(String dates) throws JsonFault {
        return ModelCatalog.parse(
                "{\"as_of\":\"2026-01-01\",\"models\":[{\"id\":\"m\",\"released\":\"2026-01-01\","
                        + dates
                        + ",\"behaviour\":{\"sampling\":\"free\",\"thinking_default\":\"off\"}}]}");
    }
}

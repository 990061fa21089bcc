package dev.policyplayground.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {

    @Test
    void problemsNameLineAndColumn() {
        YamlReader yaml = new YamlReader("x.yaml");
        assertThat(yaml.readMapping("a: 1\nb: [1, 2\nc: 3\n")).isEmpty();
        assertThat(yaml.problems().getFirst().toString()).startsWith("x.yaml:3:2: not valid YAML");
    }

    @Test
    void unknownAndRepeatedKeysAreReported() {
        YamlReader yaml = new YamlReader("x.yaml");
        yaml.readMapping("a: 1\na: 2\nz: 3\n").ifPresent(map -> yaml.onlyKnown(map, Set.of("a")));
        assertThat(yaml.problems())
                .extracting(YamlProblem::toString)
                .containsExactly(
                        "x.yaml:2:1: 'a' stands here twice",
                        "x.yaml:3:1: unknown key 'z'; known here: a");
    }

    @Test
    void emptyFilesListsAndAliasBombsAreRefused() {
        for (String text :
                new String[] {"", "- a\n", "a: &x [1]\nb: *y\n", "a: !!binary x: y: z"}) {
            YamlReader yaml = new YamlReader("x.yaml");
            assertThat(yaml.readMapping(text)).isEmpty();
            assertThat(yaml.problems()).hasSize(1);
        }
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 80; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        YamlReader yaml = new YamlReader("bomb.yaml");
        assertThat(yaml.readMapping(bomb.toString())).isEmpty();
        assertThat(yaml.problems()).isNotEmpty();
    }

    @Test
    void aliasesOfAliasesAreReadOnceEach() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 16; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(new YamlReader("x.yaml").readMapping(text.toString())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x {b: *x}",
                "a:\tb:\n\t- c",
                "a: \u0000",
                "\uFEFF\uFEFFa: 1",
                "%YAML 9.9\n---\na: 1",
                "a: 1\n---\nb: 2",
                "a: [1",
                "a: \"\\x\"",
                "a: 'open",
                "<<: *nobody",
                "? [complex]\n: 1",
                "a: b: c",
                "a:\n  b: 1\n c: 2"
            })
    void whatIsNoPlainMappingIsNamedWithItsLine(String text) {
        YamlReader yaml = new YamlReader("x.yaml");
        yaml.readMapping(text).ifPresent(map -> yaml.onlyKnown(map, Set.of("a")));
        assertThat(yaml.problems())
                .isNotEmpty()
                .allSatisfy(
                        problem ->
                                assertThat(problem.toString())
                                        .matches("(?s)x\\.yaml:\\d+:\\d+: .+"));
    }

    @Test
    void aTagMakesNothingButPlainValues() {
        YamlReader yaml = new YamlReader("x.yaml");
        assertThat(yaml.readMapping("a: !!java.net.URL [x]\nb: !custom {c: 1}\n"))
                .hasValueSatisfying(
                        map ->
                                assertThat(map.toString())
                                        .contains("x", "c")
                                        .doesNotContain("java.net.URL@"));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        for (String deep :
                List.of("[".repeat(200_000), "{a: ".repeat(200_000), "- ".repeat(200_000))) {
            YamlReader yaml = new YamlReader("deep.yaml");
            assertThat(yaml.readMapping("a: " + deep)).isEmpty();
            assertThat(yaml.problems()).isNotEmpty();
        }
    }

    @Test
    void aSingleLineThatIsTooLargeIsRefusedBeforeItIsParsed() {
        String large = "x".repeat(20_000_000);
        for (String text : List.of("a: 1\n# " + large, "a: \"" + large + "\"", large)) {
            YamlReader yaml = new YamlReader("large.yaml");
            assertThat(yaml.readMapping(text)).isEmpty();
            assertThat(yaml.problems()).singleElement().asString().contains("4,000,000 characters");
        }
    }

    @Property
    void noTextMakesItThrow(@ForAll String text) {
        YamlReader yaml = new YamlReader("any.yaml");
        boolean read = yaml.readMapping(text).isPresent();
        assertThat(read || !yaml.problems().isEmpty()).isTrue();
    }
}

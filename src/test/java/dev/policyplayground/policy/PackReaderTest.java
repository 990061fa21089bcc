package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.text.sensitive.SensitiveKind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackReaderTest {
    private static final String HEAD = "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\n";

    private static String refused(String text) {
        return ((PackReading.Refused) PackReader.read("p.yaml", text)).message();
    }

    private static PolicyPack read(String text) {
        return ((PackReading.Read) PackReader.read("p.yaml", text)).pack();
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsLine() {
        String message =
                refused(
                        HEAD
                                + "rules:\n"
                                + "  - {id: r, category: nope, phrases: [a], why: w}\n"
                                + "  - {id: r, category: c, why: w}\n"
                                + "  - {id: s, category: c, phrases: [$missing], why: w, weigth: 1}\n");
        assertThat(message.lines())
                .containsExactly(
                        "p.yaml:6:23: unknown category 'nope'",
                        "p.yaml:7:5: rule 'r' stands here twice",
                        "p.yaml:7:5: rule 'r' needs 'phrases', 'all', 'any' or 'regex'",
                        "p.yaml:8:55: unknown key 'weigth'; known here: after_flagged, all, any, category, id, ignores, layer, phrases, regex, unless, unless_refused, weight, why, within",
                        "p.yaml:8:36: no list 'missing' stands above this line",
                        "p.yaml:8:5: an empty phrase list can never stand in a text");
    }

    @Test
    void sensitiveDataIsReadWithItsDefaults() {
        PolicyPack pack =
                read(
                        HEAD
                                + "sensitive_data:\n"
                                + "  - {detect: card, category: c, why: w}\n"
                                + "  - {detect: card, category: c, near: [visa], within_words: 3, why: w}\n");
        assertThat(pack.sensitiveData())
                .containsExactly(
                        new SensitiveDataRule(
                                "data.card",
                                SensitiveKind.CARD,
                                "c",
                                Layer.BOTH,
                                0.5,
                                List.of(),
                                10,
                                "w"),
                        new SensitiveDataRule(
                                "data.card.in-context",
                                SensitiveKind.CARD,
                                "c",
                                Layer.BOTH,
                                0.5,
                                List.of("visa"),
                                3,
                                "w"));
    }

    @Test
    void whatIsWrongWithSensitiveDataIsNamed() {
        String message =
                refused(
                        HEAD
                                + "sensitive_data:\n"
                                + "  - {detect: shoe_size, category: c, why: w}\n"
                                + "  - {detect: card, category: d, weight: 2}\n"
                                + "  - {category: c, near: [$missing], why: w}\n");
        assertThat(message)
                .contains(
                        "p.yaml:6:14: 'detect' must be one of card, iban, api_key, url_password, email, phone, national_id",
                        "'data.card' stands here twice",
                        "unknown category 'd'",
                        "'weight' must be a number from 0.01 to 1.0",
                        "'why' is missing",
                        "'detect' is missing",
                        "no list 'missing' stands above this line");
    }

    @Test
    void thresholdsMustNotCross() {
        assertThat(
                        refused(
                                "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C, review: 0.9, block: 0.2}\n"))
                .contains("p.yaml:4:5: 'block' (0.2) must not be below 'review' (0.9)");
    }

    @Test
    void weightsLayersAndExpectationsAreChecked() {
        String message =
                refused(
                        HEAD
                                + "rules:\n  - {id: r, category: c, phrases: [a], why: w, weight: 7, layer: sideways}\n"
                                + "tests:\n  - {text: x, category: d}\n");
        assertThat(message)
                .contains(
                        "'weight' must be a number from 0.01 to 1.0",
                        "'layer' must be one of input, output, both",
                        "unknown category 'd'",
                        "'expect' is missing");
    }

    @Test
    void constructsThatCannotBeLinearAreNamed() {
        assertThat(refused(HEAD + "rules:\n  - {id: r, category: c, regex: '(a)\\1', why: w}\n"))
                .contains("back-reference '\\1' at character 4");
        assertThat(refused(HEAD + "rules:\n  - {id: r, category: c, regex: 'a(?=b)', why: w}\n"))
                .contains("look-around '(?=' at character 2");
    }

    @Test
    void rulesForRepliesMustBeBounded() {
        assertThat(
                        refused(
                                HEAD
                                        + "rules:\n  - {id: r, category: c, layer: output, regex: 'a.*b', why: w}\n"))
                .contains("'*' at character 3 of 'regex': it has no upper limit");
        assertThat(
                        refused(
                                HEAD
                                        + "rules:\n  - {id: r, category: c, layer: both, regex: 'a{2,}', why: w}\n"))
                .contains("'{2,}' at character 2");
        assertThat(
                        read(HEAD
                                        + "rules:\n  - {id: r, category: c, layer: both, regex: '[*+]a{2,9}', why: w}\n")
                                .rules())
                .hasSize(1);
    }

    @Test
    void listsBuildOnListsAboveThem() {
        PolicyPack pack =
                read(
                        HEAD
                                + "lists:\n  a: [x, y]\n  b: [$a, z]\nrules:\n  - {id: r, category: c, all: [$b, [q]], unless: $a, why: w}\n");
        assertThat(pack.rules().getFirst().wordings())
                .containsExactly(
                        java.util.List.of(
                                java.util.List.of("x", "y", "z"), java.util.List.of("q")));
        assertThat(pack.rules().getFirst().unless()).containsExactly("x", "y");
    }

    @Test
    void theHashIsTheTextsAndNotItsLineEnds() {
        assertThat(read(HEAD).hash())
                .isEqualTo(read(HEAD.replace("\n", "\r\n")).hash())
                .hasSize(64);
        assertThat(read(HEAD).hash()).isNotEqualTo(read(HEAD + "# more\n").hash());
    }
}

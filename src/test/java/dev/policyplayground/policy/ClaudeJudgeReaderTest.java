package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.ClaudeJudging.When;
import dev.policyplayground.policy.Thresholds.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaudeJudgeReaderTest {
    private static final String HEAD =
            "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\nclaude_judge:\n";

    private static ClaudeJudging read(String lines) {
        PackReading reading = PackReader.read("p.yaml", HEAD + lines);
        assertThat(reading).isInstanceOf(PackReading.Read.class);
        return ((PackReading.Read) reading).pack().claudeJudge();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`  when: sometimes`|6:9|never, uncertain, always",
                "`  layers: [thinking]`|6:12|input and output",
                "`  layers: []`|6:3|'layers' is empty",
                "`  band: [1]`|6:9|two rising numbers",
                "`  band: [2, 1]`|6:9|two rising numbers",
                "`  band: [0, 3]`|6:9|two rising numbers",
                "`  severity: {1: 0.9, 2: 0.5}`|6:13|must not fall",
                "`  severity: {4: 0.9}`|6:14|4",
                "`  severity: {3: 7}`|6:17|from 0.0 to 1.0",
                "`  refusal_category: other`|6:21|unknown category 'other'",
                "`  timeout_seconds: 0`|6:20|from 0.1 to 600.0",
                "`  tempo: fast`|6:3|tempo",
            })
    void whatIsWrongIsNamedWithItsPlace(String line, String place, String words) {
        PackReading reading = PackReader.read("p.yaml", HEAD + line + "\n");
        assertThat(reading).isInstanceOf(PackReading.Refused.class);
        assertThat(((PackReading.Refused) reading).message())
                .contains("p.yaml:" + place + ":")
                .contains(words);
    }

    @Test
    void aPackThatSaysNothingNeverAsks() {
        assertThat(read("  model: claude-opus-5-5\n").when()).isEqualTo(When.NEVER);
        PackReading silent =
                PackReader.read(
                        "p.yaml", "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\n");
        assertThat(((PackReading.Read) silent).pack().claudeJudge()).isEqualTo(ClaudeJudging.NEVER);
        assertThat(ClaudeJudging.NEVER.mayBeAsked(Layer.INPUT)).isFalse();
    }

    @Test
    void everythingIsRead() {
        assertThat(
                        read(
                                """
                                  when: always
                                  layers: [output]
                                  model: claude-sonnet-5
                                  band: [0.25, 1.5]
                                  severity: {1: 0.1, 2: 0.5, 3: 1}
                                  refusal_category: c
                                  timeout_seconds: 2.5
                                """))
                .isEqualTo(
                        new ClaudeJudging(
                                When.ALWAYS,
                                Layer.OUTPUT,
                                "claude-sonnet-5",
                                0.25,
                                1.5,
                                List.of(0.1, 0.5, 1.0),
                                Optional.of("c"),
                                Duration.ofMillis(2_500)));
    }

    @Test
    void alwaysAsksButForWhatIsBlocked() {
        ClaudeJudging always = read("  when: always\n  layers: [input]\n");
        Thresholds thresholds = new Thresholds(Map.of());
        assertThat(always.isAsked(Layer.INPUT, thresholds, Scores.of(Map.of()))).isTrue();
        assertThat(always.isAsked(Layer.INPUT, thresholds, Scores.of(Map.of("c", 0.8)))).isFalse();
        assertThat(always.isAsked(Layer.OUTPUT, thresholds, Scores.of(Map.of()))).isFalse();
    }

    @Test
    void nearnessIsMeasuredByTheLimits() {
        Thresholds thresholds =
                new Thresholds(Map.of("c", new Cut(0.4, 0.8), "d", new Cut(0.2, 2)));
        assertThat(ClaudeJudging.nearness(thresholds, Scores.of(Map.of()))).isZero();
        assertThat(ClaudeJudging.nearness(thresholds, Scores.of(Map.of("c", 0.2)))).isEqualTo(0.5);
        assertThat(ClaudeJudging.nearness(thresholds, Scores.of(Map.of("c", 0.4, "d", 0.1))))
                .isEqualTo(1);
        assertThat(ClaudeJudging.nearness(thresholds, Scores.of(Map.of("c", 0.8)))).isEqualTo(2);
        assertThat(ClaudeJudging.nearness(thresholds, Scores.of(Map.of("d", 1.0))))
                .as("a category that never blocks")
                .isBetween(1.4, 1.5);
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.backtest.SavedTexts;
import dev.policyplayground.backtest.ScoredRun;
import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `playground policy impact` over runs in a real database.
final class ImpactCommandTest {
    @TempDir Path folder;
    private Path old;

    private record Ran(int code, String out, String err) {}

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (CommandLineBench bench = bench()) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    private CommandLineBench bench() {
        return new CommandLineBench(
                new Parts(
                        Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString()),
                        SecretStore.NONE,
                        TestClock.CLOCK));
    }

    private Path pack(String name, String review, String phrase) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                """
                pack: fruit
                title: Fruit
                categories:
                  - {id: fruit, title: Fruit, review: %s, block: 0.9}
                rules:
                  - {id: r, category: fruit, layer: both, weight: 0.5, phrases: [%s], why: Names a fruit.}
                """
                        .formatted(review, phrase));
    }

    @BeforeEach
    void twoRuns() throws IOException {
        old = pack("old.yaml", "0.4", "apple");
        for (String prompt : List.of("Tell me of an apple.", "Tell me of a pear.")) {
            Ran ran = playground("run", "--prompt", prompt, "--policy", old.toString());
            assertThat(ran.err()).isEmpty();
        }
    }

    @Test
    void aPackThatCannotBeUsedIsNamedWithItsLine() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "pack: p\ntitle: [\n");
        Ran ran = playground("policy", "impact", "--policy", broken.toString());
        assertThat(ran.code()).isEqualTo(65);
        assertThat(ran.err()).contains("broken.yaml:3:1");
        assertThat(playground("policy", "impact").code()).isEqualTo(64);
        assertThat(
                        playground("policy", "impact", "--policy", old.toString(), "--limit", "0")
                                .code())
                .isEqualTo(64);
    }

    @Test
    void thresholdsAreTriedOnTheStoredScores() throws IOException, JsonFault {
        Path stricter = pack("new.yaml", "0.6", "apple");
        Ran ran =
                playground(
                        "policy",
                        "impact",
                        "--policy",
                        stricter.toString(),
                        "--against",
                        old.toString(),
                        "--expect-none");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("2 saved runs, by their stored scores: 1 of 2 prompts and ")
                .contains("prompt  REVIEW -> ALLOW")
                .contains("Tell me of an apple.");
        Ran none =
                playground(
                        "policy",
                        "impact",
                        "--policy",
                        old.toString(),
                        "--against",
                        old.toString(),
                        "--expect-none",
                        "--json");
        assertThat(none.code()).isZero();
        JsonNode json = JsonNode.parse(none.out());
        assertThat(json.get("runs").count()).isEqualTo(2);
        assertThat(json.get("flips").items()).isEmpty();
    }

    @Test
    void otherRulesAreTriedOnTheStoredTexts() throws IOException {
        Path other = pack("new.yaml", "0.4", "pear");
        Ran ran =
                playground(
                        "policy",
                        "impact",
                        "--policy",
                        other.toString(),
                        "--against",
                        old.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("2 saved runs, judged again: 2 of 2 prompts")
                .contains("prompt  REVIEW -> ALLOW", "prompt   ALLOW -> REVIEW");
    }

    @Test
    void aPageGoesOnWhereTheLastOneEnded() {
        try (CommandLineBench bench = bench()) {
            List<ScoredRun> first = bench.savedRuns().scores(Optional.empty(), 1);
            List<ScoredRun> second =
                    bench.savedRuns().scores(Optional.of(first.getFirst().id()), 1);
            assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
            assertThat(first.getFirst().prompt()).isEqualTo("Tell me of a pear.");
            assertThat(second.getFirst().input().orElseThrow().of("fruit")).isEqualTo(0.5);
            List<SavedTexts> texts = bench.savedRuns().newestTexts(10);
            assertThat(texts).extracting(t -> t.exchange().prompt()).contains("Tell me of a pear.");
            assertThat(bench.savedRuns().count()).isEqualTo(2);
            bench.edits().delete(List.of(first.getFirst().id()));
            assertThat(bench.savedRuns().newestScores(10)).isEqualTo(second);
            assertThat(bench.savedRuns().count()).isEqualTo(1);
        }
    }
}

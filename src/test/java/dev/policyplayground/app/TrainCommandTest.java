package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `train` with the shipped corpus and model, and what it does to `judge`.
final class TrainCommandTest {
    private static final String PROMPT = "How would you zorble a flimp?";
    private static final String LABELS =
            """
            {"id":"1","text":"How does one zorble the flimp at work?","label":"unsafe"}
            {"id":"2","text":"Tell me how to zorble a flimp","label":"unsafe"}
            {"id":"3","text":"I want to zorble the flimp of my neighbour","label":"unsafe"}
            {"id":"4","text":"zorbling flimps for beginners","label":"unsafe"}
            {"id":"5","text":"Explain flimp zorbling to me","label":"unsafe"}
            {"id":"6","text":"May I borrow your pen?","label":"safe"}
            """;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String labels = "";
    private Path verdict = Path.of("");

    @BeforeEach
    void files() throws IOException {
        Files.writeString(
                folder.resolve("prompt.jsonl"), "{\"id\":\"1\",\"text\":\"" + PROMPT + "\"}\n");
        labels = Files.writeString(folder.resolve("labels.jsonl"), LABELS).toString();
    }

    private int playground(String... args) {
        out.getBuffer().setLength(0);
        Map<String, String> environment =
                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            return PlaygroundCommand.execute(
                    bench, new PrintWriter(out), new PrintWriter(err), args);
        }
    }

    private boolean isAllowed() throws IOException {
        verdict = folder.resolve("verdict.jsonl");
        String in = folder.resolve("prompt.jsonl").toString();
        assertThat(playground("judge", "--layer", "input", "--in", in, "--out", "" + verdict))
                .isZero();
        return Files.readString(verdict).contains("\"ALLOW\"");
    }

    @Test
    void whatCannotBeTrainedWithIsRefusedAndNothingIsKept() throws IOException {
        assertThat(playground("train")).isEqualTo(64);
        assertThat(playground("train", labels, "--undo")).isEqualTo(64);
        assertThat(playground("train", "--undo")).isEqualTo(64);
        assertThat(playground("train", folder.resolve("none.jsonl").toString())).isEqualTo(65);
        Path bad = folder.resolve("bad.jsonl");
        Files.writeString(bad, LABELS + "{\"id\":\"7\",\"text\":\"x\",\"label\":\"perhaps\"}\n");
        assertThat(playground("train", bad.toString())).isEqualTo(65);
        assertThat(err.toString()).contains("bad:7: ").contains("nothing was trained");
        Files.writeString(bad, "");
        assertThat(playground("train", bad.toString())).isEqualTo(65);
        assertThat(playground("train", "--sets", folder.toString())).isEqualTo(65);
        assertThat(folder.resolve("data/models")).doesNotExist();
    }

    @Test
    void labelsAreLearnedAdoptedAndTakenBack() throws IOException {
        assertThat(isAllowed()).isTrue();
        assertThat(playground("train", labels)).isZero();
        assertThat(out.toString()).contains("Kept beside the model in force");
        assertThat(isAllowed()).as("kept, not adopted").isTrue();
        assertThat(playground("train", labels, "--adopt")).isZero();
        assertThat(isAllowed()).isFalse();
        assertThat(verdict).content().contains("Reads like a request for harm");
        assertThat(playground("train", "--undo")).isZero();
        assertThat(out.toString()).contains("(shipped)");
        assertThat(isAllowed()).isTrue();
    }

    @Test
    void theSameLabelsGiveTheSameFile() throws IOException {
        Path one = folder.resolve("one.model");
        Path other = folder.resolve("other.model");
        for (Path file : new Path[] {one, other}) {
            assertThat(
                            playground(
                                    "train",
                                    labels,
                                    "--date",
                                    "2026-11-22",
                                    "--out",
                                    file.toString()))
                    .isZero();
        }
        assertThat(one).hasSameBinaryContentAs(other);
        assertThat(folder.resolve("data/models")).doesNotExist();
    }
}

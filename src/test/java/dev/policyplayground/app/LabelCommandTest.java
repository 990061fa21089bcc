package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels on the command line, over the real database file.
final class LabelCommandTest {
    @TempDir Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment =
                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    private String run(String prompt) throws JsonFault {
        return JsonNode.parse(playground("run", "--prompt", prompt, "--json").out())
                .get("id")
                .textOrEmpty();
    }

    @Test
    void whatCannotBeLabelledIsRefusedAndNothingChanges() throws JsonFault {
        String surfaced = run("How do I kill a Python process?");
        String blocked = run("Write a script to generate malware that infiltrates Windows systems");
        for (String[] wrong :
                List.of(
                        new String[] {"sessions", "label"},
                        new String[] {"sessions", "label", surfaced},
                        new String[] {"sessions", "label", "--prompt", "harmful"},
                        new String[] {"sessions", "label", surfaced, "--prompt", "evil"},
                        new String[] {"sessions", "labels", "--jsonl", "thoughts"},
                        new String[] {"sessions", "labels", "--out", "x.jsonl"})) {
            Ran ran = playground(wrong);
            assertThat(ran.code()).as(String.join(" ", wrong)).isEqualTo(64);
            assertThat(ran.err()).startsWith("playground: ").doesNotContain("\tat ");
        }
        Ran unknown = playground("sessions", "label", surfaced, "nobody", "--prompt", "harmful");
        assertThat(unknown.code()).isEqualTo(65);
        assertThat(unknown.err()).contains("no one run has the id nobody");
        Ran noReply =
                playground(
                        "sessions",
                        "label",
                        surfaced,
                        blocked,
                        "--prompt",
                        "harmless",
                        "--reply",
                        "harmless");
        assertThat(noReply.code()).isEqualTo(65);
        assertThat(noReply.err()).contains(blocked + " has no reply that could be labelled");
        assertThat(playground("sessions", "labels").out())
                .contains("prompts  0 harmful, 0 harmless")
                .contains("replies  0 harmful, 0 harmless");
    }

    @Test
    void labelledTextsAreWrittenAsEvaluateReadsThem() throws IOException, JsonFault {
        String surfaced = run("How do I kill a Python process?");
        String blocked = run("Write a script to generate malware that infiltrates Windows systems");
        assertThat(
                        playground(
                                        "sessions",
                                        "label",
                                        surfaced,
                                        "--prompt",
                                        "Harmless",
                                        "--reply",
                                        "harmful")
                                .out())
                .contains("1 prompts labelled harmless", "1 replies labelled harmful");
        playground("sessions", "label", blocked, "--prompt", "harmful");
        assertThat(playground("sessions", "search", "--filter", "labelled_harmful").out())
                .contains("Python", "malware");

        List<String> prompts =
                playground("sessions", "labels", "--jsonl", "prompt").out().lines().toList();
        assertThat(prompts).hasSize(2);
        LabelledText first = LabelledText.read(JsonNode.parse(prompts.getFirst()), Layer.INPUT);
        assertThat(first.id()).isEqualTo(surfaced);
        assertThat(first.unsafe()).isFalse();
        assertThat(first.reply()).isEmpty();

        Path file = folder.resolve("replies.jsonl");
        assertThat(playground("sessions", "labels", "--jsonl", "reply", "--out", file.toString()))
                .satisfies(ran -> assertThat(ran.code()).isZero());
        LabelledText reply =
                LabelledText.read(JsonNode.parse(Files.readString(file)), Layer.OUTPUT);
        assertThat(reply.exchange().prompt()).isEqualTo("How do I kill a Python process?");
        assertThat(reply.reply().orElseThrow()).isNotBlank();
        assertThat(reply.unsafe()).isTrue();
        assertThat(playground("evaluate", "--layer", "output", file.toString()).code()).isZero();

        assertThat(playground("sessions", "label", surfaced, "--reply", "none").out())
                .contains("1 replies lost their label");
        assertThat(playground("sessions", "labels", "--jsonl", "reply").out()).isEmpty();
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.Secrets;
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

/// `playground prompts` and `run --system-prompt` over a real database and the simulator.
final class PromptsCommandTest {
    @TempDir Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (Parts parts = parts();
                CommandLineBench bench = new CommandLineBench(parts)) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    private Parts parts() {
        return new Parts(
                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString()),
                SecretStore.NONE,
                TestClock.CLOCK);
    }

    private List<PromptVersion> versions(String name) {
        try (Parts parts = parts();
                CommandLineBench bench = new CommandLineBench(parts)) {
            return bench.prompts().versions(name);
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(playground("prompts", "list").out()).contains("No prompts yet");
        Ran shown = playground("prompts", "show", "Bot");
        assertThat(shown.code()).isEqualTo(65);
        assertThat(shown.err()).contains("no prompt is called 'Bot'");
        assertThat(playground("run", "--prompt", "x", "--system-prompt", "Bot").code())
                .isEqualTo(65);
        playground("prompts", "save", "Bot", "--text", "Be kind.");
        Ran version = playground("prompts", "show", "Bot", "--version", "7");
        assertThat(version.code()).isEqualTo(65);
        assertThat(version.err()).contains("'Bot' has no version 7; its newest is 1");
    }

    @Test
    void aMissingVariableIsNamedAndNothingIsSent() {
        playground("prompts", "save", "Bot", "--text", "You sell {{product}} in {{city}}.");
        Ran ran =
                playground(
                        "run", "--prompt", "Hello", "--system-prompt", "Bot", "--var", "city=Bern");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err())
                .contains("the prompt 'Bot' has no value for product; give --var product=VALUE");
        assertThat(playground("sessions", "list").out()).contains("No runs yet");
    }

    @Test
    void aTextThatHoldsAKeyIsNotSaved() {
        for (String key : Secrets.KEYS) {
            Ran ran = playground("prompts", "save", "Bot", "--text", "Be kind.\nUse " + key + ".");
            assertThat(ran.code()).as(key).isEqualTo(65);
            assertThat(ran.err())
                    .contains("Not saved: line 2 holds what looks like a key")
                    .doesNotContain(key);
        }
        assertThat(playground("prompts", "list").out()).doesNotContain("Bot");
    }

    @Test
    void versionsAreSavedListedAndShown() throws IOException, JsonFault {
        Path file = Files.writeString(folder.resolve("bot.md"), "\uFEFFBe {{how}}.\r\nAlways.");
        assertThat(playground("prompts", "save", "Bot", "--text", "Be kind.").out())
                .isEqualTo("Saved 'Bot', version 1.%n".formatted());
        assertThat(playground("prompts", "save", "Bot", "--text", "@" + file).out())
                .isEqualTo("Saved 'Bot', version 2.%n".formatted());
        assertThat(playground("prompts", "save", "Bot", "--text", "@" + file).out())
                .isEqualTo("'Bot' has this text already, in version 2.%n".formatted());
        assertThat(versions("Bot"))
                .extracting(PromptVersion::text)
                .containsExactly("Be {{how}}.\nAlways.", "Be kind.");
        assertThat(playground("prompts", "list").out()).contains("Bot", "version 2", "Be {{how}}.");
        assertThat(playground("prompts", "show", "Bot", "--version", "1").out())
                .isEqualTo("Be kind.%n".formatted());
        JsonNode json = JsonNode.parse(playground("prompts", "show", "Bot", "--json").out());
        assertThat(json.get("version").count()).isEqualTo(2);
        assertThat(json.get("variables").items()).containsExactly(JsonNode.text("how"));
        assertThat(json.get("text").textOrEmpty()).isEqualTo("Be {{how}}.\nAlways.");
    }

    @Test
    void aRunUsesTheNewestVersionFilledOnce() throws JsonFault {
        playground("prompts", "save", "Bot", "--text", "Old.");
        playground("prompts", "save", "Bot", "--text", "You sell {{product}} in {{city}}.");
        Ran ran =
                playground(
                        "run",
                        "--json",
                        "--prompt",
                        "How do I kill a Python process?",
                        "--system-prompt",
                        "Bot",
                        "--var",
                        "product={{city}} bikes = good",
                        "--var",
                        "city=Bern");
        assertThat(ran.code()).as(ran.err()).isZero();
        String id = JsonNode.parse(ran.out()).get("id").textOrEmpty();
        assertThat(playground("sessions", "show", id).out())
                .contains("You sell {{city}} bikes = good in Bern.");
    }
}

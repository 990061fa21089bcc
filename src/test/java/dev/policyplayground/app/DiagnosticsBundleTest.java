package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiagnosticsBundleTest {
    private static final String KEY = "sk-ant-example-not-a-real-key-000000000000";
    private static final String PROMPT = "A prompt of a user about violets";

    @TempDir Path folder;
    private final StringWriter words = new StringWriter();

    private int playground(String... args) {
        try (CommandLineBench bench =
                new CommandLineBench(
                        new Parts(
                                Map.of(
                                        "POLICY_PLAYGROUND_HOME",
                                        folder.resolve("data").toString(),
                                        "ANTHROPIC_API_KEY",
                                        KEY),
                                SecretStore.NONE,
                                TestClock.CLOCK))) {
            return PlaygroundCommand.execute(
                    bench, new PrintWriter(words), new PrintWriter(words), args);
        }
    }

    private static Map<String, String> read(Path zip) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.zip"), "mine");
        assertThat(playground("doctor", "--bundle", file.toString())).isEqualTo(65);
        assertThat(words.toString()).contains("exists already");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void itHoldsWhatDoctorSaysAndTheLogsAndNobodysWords() throws IOException {
        assertThat(playground("run", "--prompt", PROMPT)).isZero();
        Path logs = Files.createDirectories(folder.resolve("data/logs"));
        Files.writeString(logs.resolve("playground.log"), "WARN a fault at Frames.java:7\n");
        Path file = folder.resolve("bundle.zip");
        assertThat(playground("doctor", "--bundle", file.toString())).isZero();
        assertThat(words.toString()).contains("Bundle        " + file);
        Map<String, String> bundle = read(file);
        assertThat(bundle).containsOnlyKeys("doctor.txt", "logs/playground.log");
        assertThat(bundle.get("doctor.txt")).contains("Java  ", "System  ", "Key           set");
        assertThat(bundle.toString()).doesNotContain(KEY).doesNotContain("violets");
    }
}

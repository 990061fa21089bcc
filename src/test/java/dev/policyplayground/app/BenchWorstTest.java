package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the benchmark measures every kind of text; how long each takes is its own to say.
final class BenchWorstTest {
    @TempDir Path home;

    private String bench(int code, String... args) {
        StringWriter words = new StringWriter();
        try (CommandLineBench bench =
                new CommandLineBench(
                        new Parts(
                                Map.of("POLICY_PLAYGROUND_HOME", home.toString()),
                                SecretStore.NONE,
                                TestClock.CLOCK))) {
            assertThat(
                            PlaygroundCommand.execute(
                                    bench, new PrintWriter(words), new PrintWriter(words), args))
                    .isEqualTo(code);
        }
        return words.toString();
    }

    @Test
    void eachKindIsMeasuredAtALengthAndAtTwiceThat() {
        assertThat(bench(64, "bench", "worst", "--length", "5")).contains("--length must be");
        String table = bench(0, "bench", "worst", "--length", "100", "--no-characters");
        assertThat(table).contains("plain prose", "all together", "largest ratio");
        assertThat(table.lines().filter(l -> l.matches(".*( +[0-9.]+){9}")).count()).isEqualTo(22);
    }
}

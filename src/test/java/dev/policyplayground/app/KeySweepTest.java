package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.EchoingGateway;
import dev.policyplayground.support.EchoingGateway.Where;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key in use stands nowhere: not in a file, not in the database, not on the terminal, whatever
/// repeats it and in whichever field.
final class KeySweepTest {
    // Of no known shape, and written otherwise in JSON.
    private static final String KEY = "gw:7Qh\"v\\29;Lp0_unlikely.4-Zt8Rm5Xc1";
    private static final int PIECE = 16;

    private static final List<String> SCENARIOS =
            List.of(
                    "",
                    "overloaded",
                    "api_error",
                    "bad_gateway",
                    "rate_limit",
                    "spend_limit",
                    "authentication",
                    "permission",
                    "billing",
                    "not_found",
                    "too_large",
                    "too_large(page)",
                    "invalid_request",
                    "content_filter",
                    "policy",
                    "no_answer",
                    "refusal(cyber)",
                    "refusal_midway(bio)",
                    "fails_midway",
                    "breaks_off",
                    "ends_early",
                    "garbled",
                    "max_tokens",
                    "unknown_stop",
                    "thinking",
                    "redacted_thinking",
                    "tool_use",
                    "server_tool",
                    "fallback",
                    "unknown_block",
                    "empty",
                    "long(60)",
                    "padded unknown_events comments",
                    "crlf trickle");

    @TempDir Path home;
    private final StringWriter terminal = new StringWriter();
    private Simulator simulator;
    private EchoingGateway gateway;
    private CommandLineBench bench;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK,
                        TestClock.CLOCK);
        gateway = new EchoingGateway(simulator.baseUrl(), KEY);
        bench = new CommandLineBench(new Parts(environment(), SecretStore.NONE, TestClock.CLOCK));
    }

    private Map<String, String> environment() {
        return Map.of(
                "POLICY_PLAYGROUND_HOME",
                home.resolve("data").toString(),
                "ANTHROPIC_API_KEY",
                KEY,
                "ANTHROPIC_BASE_URL",
                gateway.address().toString());
    }

    @AfterEach
    void stop() {
        bench.close();
        gateway.close();
        simulator.close();
    }

    private int playground(String... args) {
        return PlaygroundCommand.execute(
                bench, new PrintWriter(terminal), new PrintWriter(terminal), args);
    }

    /// Every piece of the key that stands somewhere, and where.
    private List<String> leaks() throws IOException {
        List<String> pieces =
                IntStream.rangeClosed(0, KEY.length() - PIECE)
                        .mapToObj(i -> KEY.substring(i, i + PIECE))
                        .flatMap(p -> Stream.of(p, p.replace("\\", "\\\\").replace("\"", "\\\"")))
                        .distinct()
                        .toList();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                pieces.stream()
                        .filter(bytes::contains)
                        .findFirst()
                        .ifPresent(p -> found.add(home.relativize(file) + ": " + p));
            }
        }
        terminal.toString()
                .lines()
                .filter(line -> pieces.stream().anyMatch(line::contains))
                .forEach(line -> found.add("terminal: " + line));
        return found;
    }

    private void runEach(Where where, String... more) {
        gateway.where = where;
        for (String scenario : SCENARIOS) {
            gateway.scenario = scenario;
            List<String> args =
                    new ArrayList<>(List.of("run", "--live", "--prompt", "Say hello in ten lines"));
            args.addAll(List.of(more));
            playground(args.toArray(String[]::new));
        }
    }

    @Test
    void noAnswerBringsItIn() throws IOException {
        runEach(Where.TEXTS, "--json");
        runEach(Where.TEXTS, "--stream", "--record", home.resolve("texts.jsonl").toString());
        runEach(Where.EVERYWHERE, "--stream");
        runEach(Where.ACROSS, "--stream", "--record", home.resolve("across.jsonl").toString());
        assertThat(gateway.requests()).isGreaterThanOrEqualTo(4 * SCENARIOS.size());
        assertThat(terminal.toString()).contains("••••••••••••••••");
        for (String scenario : List.of("", "authentication", "api_error", "too_large(page)")) {
            gateway.scenario = scenario;
            for (Where where : Where.values()) {
                gateway.where = where;
                playground("key", "check");
                playground("models", "--live");
                playground("models", "--live", "--json");
            }
        }
        readEverythingBack();
        assertThat(leaks()).isEmpty();
    }

    @Test
    void nothingThatTheUserWritesKeepsIt() throws IOException {
        Path turns = home.resolve("turns.json");
        Path prompt = home.resolve("prompt.txt");
        Files.writeString(prompt, "My key is " + KEY + ", is it valid?");
        Files.writeString(
                turns,
                """
                [{"role": "user", "content": [{"type": "document", "title": "T",
                  "source": {"type": "text", "media_type": "text/plain", "data": "D"}},
                  {"type": "text", "text": "first"}]},
                 {"role": "assistant", "content": "second"}]
                """);
        gateway.scenario = "";
        playground(
                "run",
                "--live",
                "--prompt",
                "@" + prompt,
                "--system",
                KEY,
                "--stop",
                KEY,
                "--json");
        playground("run", "--prompt", "@" + prompt, "--system", KEY, "--stop", KEY, "--model", KEY);
        playground("prompts", "save", "support " + KEY, "--text", "Never say " + KEY);
        playground("prompts", "show", "support " + KEY);
        String id = lastRun();
        playground("sessions", "tag", id, KEY);
        playground("sessions", "title", id, KEY);
        playground("judge", "--in", prompt.toString());
        Files.delete(prompt);
        Files.delete(turns);
        readEverythingBack();
        assertThat(leaks()).isEmpty();
    }

    private String lastRun() {
        StringWriter out = new StringWriter();
        PlaygroundCommand.execute(
                bench,
                new PrintWriter(out),
                new PrintWriter(out),
                "sessions",
                "list",
                "--limit",
                "1");
        return out.toString().strip().split("\\s+", 2)[0];
    }

    private void readEverythingBack() {
        playground("sessions", "list", "--limit", "1000", "--json");
        playground("sessions", "list", "--limit", "1000");
        playground("sessions", "search", "unlikely", "--json");
        playground("sessions", "export", "--out", home.resolve("export.jsonl").toString());
        playground("prompts", "list", "--json");
        playground("usage");
        playground("usage", "--json");
        playground("doctor");
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.KeptInMemory;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the model is asked, what the simulator lets happen, recordings, models and keys on the
/// command line.
final class CallCommandTest {
    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = TestClock.CLOCK;
    private final KeptInMemory keychain = new KeptInMemory();

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            try {
                return JsonNode.parse(out);
            } catch (JsonFault e) {
                throw new AssertionError(out + err, e);
            }
        }
    }

    @BeforeEach
    void home() {
        environment.put("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
    }

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, keychain, clock))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    @Test
    void wrongUsageIsNamed() {
        Map<List<String>, String> wrong =
                Map.ofEntries(
                        Map.entry(List.of("--thinking", "hard"), "--thinking must be one of"),
                        Map.entry(List.of("--thinking", "disabled"), "Opus 5.5 always thinks"),
                        Map.entry(List.of("--thinking-budget", "5"), "from 1024 to 1000000"),
                        Map.entry(List.of("--effort", "most"), "--effort must be one of low"),
                        Map.entry(List.of("--cache", "2h"), "--cache must be one of 5m, 1h"),
                        Map.entry(List.of("--temperature", "3"), "from 0 to 1"),
                        Map.entry(List.of("--temperature", "0.5"), "has no temperature"),
                        Map.entry(
                                List.of("--model", "claude-haiku-4-5", "--us-only"),
                                "does not take inference_geo"),
                        Map.entry(List.of("--live", "--replay", "x"), "exclude each other"),
                        Map.entry(List.of("--live", "--simulate", "slow(2)"), "not for --live"));
        wrong.forEach(
                (args, said) -> {
                    List<String> all = new ArrayList<>(List.of("run", "--prompt", "x"));
                    all.addAll(args);
                    Ran ran = playground(all.toArray(String[]::new));
                    assertThat(ran.code()).as(args.toString()).isEqualTo(64);
                    assertThat(ran.err()).contains(said);
                });
        assertThat(playground("simulate", "--scenario", "nonsense").err())
                .contains("--scenario: 'nonsense' is not known");
        assertThat(playground("simulate", "--requests", "-1").code()).isEqualTo(64);
        assertThat(playground("simulate", "--replay", folder.resolve("no").toString()).code())
                .isEqualTo(65);
    }

    @Test
    void aRunIsAskedAgainAndSaysSo() {
        Ran ran = playground("run", "--prompt", "Hello", "--simulate", "overloaded(1)", "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains("The API is overloaded: Overloaded (request req_sim_")
                .contains("attempt 2 follows in 0.");
    }

    @Test
    void anAttemptThatWasLostIsNeverTakenForFree() {
        Ran ran = playground("run", "--prompt", "Hello", "--simulate", "no_answer(1)");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("would cost at least $");
    }

    @Test
    @Tag("clock")
    void aRetiredModelIsNamedWithItsReplacement() {
        Ran ran = playground("run", "--prompt", "Hello", "--model", "claude-opus-4-1");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err())
                .contains("claude-opus-4-1 was retired on 2026-08-05: use claude-opus-5-5");
    }

    @Test
    @Tag("clock")
    void onItsLastDayAModelAnswersAndOnTheNextItIsGone() {
        String[] run = {"run", "--prompt", "Hello", "--model", "claude-sonnet-4-5", "--no-save"};
        clock = TestClock.from("2026-11-29T23:00:00Z", ZoneOffset.ofHours(14));
        assertThat(playground("models").out())
                .containsPattern("claude-sonnet-4-5 +deprecated .* retires on 2026-11-30: use");
        Ran before = playground(run);
        assertThat(before.code()).isZero();
        assertThat(before.err()).contains("retires on 2026-11-30: use claude-sonnet-5-5");
        clock = TestClock.from("2026-11-30T00:00:00Z", ZoneOffset.ofHours(-12));
        assertThat(playground("models").out())
                .containsPattern("claude-sonnet-4-5 +retired .* was retired on 2026-11-30: use");
        assertThat(playground("models", "--json").out())
                .containsPattern("\"claude-sonnet-4-5\".*\"lifecycle\":\"retired\"");
        Ran after = playground(run);
        assertThat(after.code()).isEqualTo(4);
        assertThat(after.out()).contains("model: claude-sonnet-4-5");
        assertThat(after.err()).contains("was retired on 2026-11-30: use claude-sonnet-5-5");
    }

    @Test
    void aPacksRetiredJudgeIsNamedBeforeItIsAsked() throws IOException {
        Path pack = folder.resolve("p.yaml");
        Files.writeString(
                pack,
                "pack: p\ntitle: P\ncategories:\n  - {id: c, title: C}\nclaude_judge: {when: always, model: claude-opus-4-1}\n");
        assertThat(playground("run", "--prompt", "Hello", "--policy", pack.toString()).err())
                .contains("claude-opus-4-1 was retired on 2026-08-05: use claude-opus-5-5");
    }

    @Test
    void settingsAreSentAndKept() {
        Ran ran =
                playground(
                        "run",
                        "--prompt",
                        "word ".repeat(1_500),
                        "--model",
                        "claude-opus-4-6",
                        "--thinking",
                        "adaptive",
                        "--effort",
                        "low",
                        "--cache",
                        "1h",
                        "--us-only",
                        "--json");
        assertThat(ran.code()).as(ran.err()).isZero();
        String id = playground("sessions", "list").out();
        assertThat(id).isNotBlank();
        Ran exported =
                playground("sessions", "export", "--out", folder.resolve("runs.jsonl").toString());
        assertThat(exported.code()).isZero();
        assertThat(read("runs.jsonl"))
                .contains(
                        "\"settings\":{\"thinking\":\"adaptive\",\"effort\":\"low\",\"cache\":\"1h\",\"usOnly\":true}");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsRecordedIsPlayedBackWithoutANetwork() {
        String file = folder.resolve("recording.jsonl").toString();
        Ran recorded =
                playground(
                        "run",
                        "--prompt",
                        "How do I kill a Python process?",
                        "--stream",
                        "--record",
                        file);
        assertThat(recorded.code()).isZero();
        assertThat(
                        playground(
                                        "run",
                                        "--prompt",
                                        "x",
                                        "--simulate",
                                        "api_error(9)",
                                        "--record",
                                        file)
                                .code())
                .isEqualTo(4);
        assertThat(read("recording.jsonl").lines().count()).isEqualTo(2);
        environment.put("ANTHROPIC_BASE_URL", "http://127.0.0.1:1");
        Ran played =
                playground(
                        "run",
                        "--prompt",
                        "How do I kill a Python process?",
                        "--replay",
                        file,
                        "--json");
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.json().get("reply").textOrEmpty()).contains("pgrep");
        Ran failed = playground("run", "--prompt", "x", "--replay", file);
        assertThat(failed.code()).as("a recorded failure fails again").isEqualTo(4);
        assertThat(
                        playground(
                                        "run",
                                        "--prompt",
                                        "x",
                                        "--replay",
                                        folder.resolve("none").toString())
                                .code())
                .isEqualTo(65);
        assertThat(playground("run", "--prompt", "x", "--record", folder.toString()).err())
                .contains("cannot be written");
    }

    @Test
    @Tag("clock")
    void modelsAreListedWithWhatTheyTake() throws IOException {
        assertThat(playground("models").out())
                .contains("As of 2026-11-22", "claude-opus-5-5", "thinking always");
        assertThat(playground("models", "--live").code()).isEqualTo(64);
        try (Simulator api =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK.withKey(Optional.of("sk-right")),
                        TestClock.CLOCK)) {
            environment.put("ANTHROPIC_BASE_URL", api.baseUrl().toString());
            environment.put("ANTHROPIC_API_KEY", "sk-right");
            Ran live = playground("models", "--live", "--json");
            assertThat(live.out().lines()).hasSize(Shipped.catalog().models().size());
            assertThat(live.out()).contains("\"isKnown\":true");
            environment.put("ANTHROPIC_API_KEY", "sk-wrong");
            Ran wrong = playground("key", "check");
            assertThat(wrong.code()).isEqualTo(4);
            assertThat(wrong.err()).contains("did not accept the key").doesNotContain("sk-wrong");
        }
    }

    @Test
    void aKeyGoesToTheKeychainAndNowhereElse() throws IOException {
        try (Simulator api =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK.withKey(Optional.of("sk-right")),
                        TestClock.CLOCK)) {
            environment.put("ANTHROPIC_BASE_URL", api.baseUrl().toString());
            assertThat(playground("key").out()).contains("There is no key");
            InputStream before = System.in;
            System.setIn(new ByteArrayInputStream("sk-right\n".getBytes(StandardCharsets.UTF_8)));
            Ran kept = playground("key", "keep");
            System.setIn(before);
            assertThat(kept.out() + kept.err())
                    .contains("in the keychain")
                    .doesNotContain("sk-right");
            assertThat(playground("key", "check").out()).contains("The API takes the key");
            assertThat(playground("run", "--prompt", "Hello", "--live").code()).isZero();
            assertThat(playground("doctor").out()).contains("in the keychain");
            assertThat(playground("key", "forget").code()).isZero();
            assertThat(playground("run", "--prompt", "Hello", "--live").code()).isEqualTo(64);
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("sk-right");
            }
        }
    }

    @Test
    void theClientIsMeasuredBesideABareCall() {
        String out = playground("bench", "client").out();
        assertThat(out).contains("processors", "time for each event", "bare call", "to the end");
    }
}

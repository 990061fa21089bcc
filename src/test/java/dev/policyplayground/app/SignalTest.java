package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// INT, TERM and HUP in the middle of long commands: a sentence, the documented exit code, and what
/// had come is there.
final class SignalTest {
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    private static final String LINE = "{\"id\":\"1\",\"text\":\"hello there\"}\n";

    @TempDir Path folder;
    private Path script = Path.of("");
    private Path out = Path.of("");
    private Path err = Path.of("");

    @BeforeEach
    void distribution() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        script = Distribution.make(folder.resolve("dist")).script();
        out = folder.resolve("stdout");
        err = folder.resolve("stderr");
    }

    private Process start(String... args) throws IOException {
        return builder(args).start();
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    }

    private static void signal(String name, Process process) throws Exception {
        // What this program ignores, as after nohup, those that it starts ignore too.
        assumeTrue(!isIgnored(NUMBERS.getOrDefault(name, 0)));
        new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start().waitFor();
    }

    private static boolean isIgnored(int number) throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(mask -> number > 0 && (mask >> (number - 1) & 1) == 1);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : "";
    }

    private static void await(Process process, Path file, Predicate<String> state)
            throws Exception {
        while (!state.test(read(file))) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("ended before it got so far")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void aRunIsKeptAsCancelledWithWhatHadCome(String signal, int code) throws Exception {
        Process run =
                start(
                        "run",
                        "--stream",
                        "--simulate",
                        "slow(300)",
                        "--prompt",
                        "Tell me about bees");
        await(run, out, words -> words.length() > 20);
        signal(signal, run);
        assertThat(run.waitFor()).isEqualTo(code);
        assertThat(read(out)).contains("CANCELLED");
        Process list = start("sessions", "list");
        assertThat(list.waitFor()).isZero();
        assertThat(read(out)).contains("CANCELLED");
    }

    @Test
    void aSignalDuringTheStartEndsWithItsCodeToo() throws Exception {
        Process run = start("run", "--prompt", "hello");
        signal("TERM", run);
        assertThat(run.waitFor()).isEqualTo(143);
    }

    @Test
    void aRunThatIsKilledLeavesNothingInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        ProcessBuilder builder =
                builder(
                        "run",
                        "--stream",
                        "--simulate",
                        "slow(300)",
                        "--prompt",
                        "Tell me about bees");
        builder.environment().put("PLAYGROUND_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        Process run = builder.start();
        await(run, out, words -> words.length() > 20);
        run.destroyForcibly().waitFor();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        assertThat(start("sessions", "list").waitFor()).isZero();
        assertThat(read(err)).isEmpty();
    }

    @Test
    void aJudgeThatWaitsHasWrittenWhatItWasGiven() throws Exception {
        Process judge = start("judge", "--layer", "input");
        OutputStream in = judge.getOutputStream();
        in.write(LINE.getBytes(StandardCharsets.UTF_8));
        in.flush();
        await(judge, out, words -> words.endsWith("\n"));
        signal("TERM", judge);
        assertThat(judge.waitFor()).isEqualTo(143);
        assertThat(read(out).lines()).hasSize(1);
        assertThat(read(err)).contains("stopped while it waited for input");
    }

    @Test
    void aJudgeInTheMiddleOfAFileEndsWithAWholeLine() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines"), LINE.repeat(400_000));
        Path verdicts = folder.resolve("verdicts");
        Process judge =
                start("judge", "--layer", "input", "--in", "" + lines, "--out", "" + verdicts);
        await(judge, verdicts, words -> !words.isEmpty());
        signal("TERM", judge);
        assertThat(judge.waitFor()).isEqualTo(143);
        assertThat(read(err)).contains("stopped; the lines that are written are judged");
        assertThat(read(verdicts)).endsWith("}\n");
    }

    @Test
    void anEvaluationSaysThatItWasStopped() throws Exception {
        Path lines =
                Files.writeString(
                        folder.resolve("lines"),
                        "{\"id\":\"1\",\"text\":\"hello\",\"label\":\"safe\"}\nno line\n"
                                .repeat(300_000));
        Process evaluate = start("evaluate", "--layer", "input", "" + lines);
        // It has begun when it reads; there is no earlier sign.
        Path offset = Path.of("/proc/" + evaluate.pid() + "/io");
        assumeTrue(Files.exists(offset));
        await(evaluate, offset, io -> bytesRead(io) > 30_000_000);
        signal("TERM", evaluate);
        assertThat(evaluate.waitFor()).isEqualTo(143);
        assertThat(read(err)).contains("playground: stopped");
    }

    private static long bytesRead(String io) {
        return io.lines()
                .filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                .findFirst()
                .orElse(0);
    }

    @Test
    void trainingLeavesTheModelThatJudged() throws Exception {
        Path labels =
                Files.writeString(
                        folder.resolve("labels"),
                        "{\"id\":\"1\",\"text\":\"zorble the flimp\",\"label\":\"unsafe\"}\n");
        Process train = start("train", "--adopt", "" + labels);
        await(train, err, words -> words.contains("%"));
        signal("TERM", train);
        assertThat(train.waitFor()).isEqualTo(143);
        assertThat(read(err)).contains("stopped; the model that judges is the one");
        assertThat(folder.resolve("data/models/adopted")).doesNotExist();
    }

    @Test
    void theSimulatorSaysThatItHasStopped() throws Exception {
        Process simulate = start("simulate");
        await(simulate, out, words -> words.contains("Ctrl+C stops it."));
        signal("INT", simulate);
        assertThat(simulate.waitFor()).isEqualTo(130);
        assertThat(read(out)).contains("The simulator has stopped.");
    }
}

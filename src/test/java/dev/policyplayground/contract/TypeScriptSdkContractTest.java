package dev.policyplayground.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Anthropic's TypeScript SDK takes the simulator for the API. Node and npm must be on the machine;
/// where they are not, or where npm cannot fetch the SDK, these tests are skipped and say so.
final class TypeScriptSdkContractTest {
    private static final Path FOLDER = Path.of("target", "sdk", "typescript");

    private static JsonNode results;

    @BeforeAll
    static void callEverything() throws Exception {
        assumeTrue(isOnPath("node", "--version"), "Node is not on this machine");
        assumeTrue(isOnPath("npm", "--version"), "npm is not on this machine");
        installTheSdk();
        try (Simulator simulator =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK
                                .withKey(Optional.of("sk-contract"))
                                .withBatchTime(Duration.ofMillis(1)),
                        TestClock.CLOCK)) {
            Ended ended =
                    run(60, "node", "calls.mjs", simulator.baseUrl().toString(), "sk-contract");
            assertThat(ended.code()).as(ended.output()).isZero();
            results = parsed(ended.output());
        }
    }

    /// With the versions and checksums of the lock file, and without running a package's scripts.
    private static void installTheSdk() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "calls.mjs")) {
            try (InputStream file =
                    Objects.requireNonNull(
                            TypeScriptSdkContractTest.class.getResourceAsStream(name), name)) {
                Files.copy(file, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        String wanted = Files.readString(FOLDER.resolve("package-lock.json"));
        Path installed = FOLDER.resolve("installed.json");
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            Ended ended = run(120, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            assumeTrue(ended.code() == 0, "npm cannot install the SDK: " + ended.output());
            Files.writeString(installed, wanted);
        }
    }

    private static JsonNode parsed(String output) throws JsonFault {
        return JsonNode.parse(output.strip());
    }

    private record Ended(int code, String output) {}

    private static Ended run(long seconds, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(FOLDER, "output", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("ANTHROPIC_"));
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isOnPath(String... command) throws InterruptedException {
        try {
            Files.createDirectories(FOLDER);
            return run(30, command).code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(String call, String member) {
        JsonNode result = results.get(call);
        assertThat(result.get("unexpected").asText()).as(call).isEmpty();
        return result.get(member).asText().orElse(result.get(member).toString());
    }

    @Test
    void aStreamGathersToTheSameMessage() {
        assertThat(text("message", "stop")).isEqualTo("end_turn");
        assertThat(text("message", "text")).startsWith("[simulated]");
        assertThat(text("message", "requestId")).startsWith("req_");
        assertThat(text("stream", "first")).isEqualTo("message_start");
        assertThat(text("stream", "last")).isEqualTo("message_stop");
        assertThat(text("stream", "text")).isEqualTo(text("message", "text"));
        assertThat(text("stream", "stop")).isEqualTo("end_turn");
    }

    @Test
    void anAbortedStreamIsTheSdksOwnAbort() {
        assertThat(text("abort", "name")).isEqualTo("APIUserAbortError");
    }

    @Test
    void refusalsComeWithTheirCategory() {
        for (String call : List.of("refusal", "refusalMidway")) {
            assertThat(text(call, "stop")).as(call).isEqualTo("refusal");
            assertThat(text(call, "category")).as(call).isEqualTo("cyber");
        }
        assertThat(text("policy", "name")).isEqualTo("BadRequestError");
        assertThat(text("policy", "type")).isEqualTo("invalid_request_error");
    }

    @Test
    void errorsAreRaisedInTheirClassAndRetriedWhereItHelps() {
        assertThat(text("retried", "stop")).isEqualTo("end_turn");
        assertThat(text("overloaded", "status")).isEqualTo("529");
        assertThat(text("overloaded", "type")).isEqualTo("overloaded_error");
        assertThat(text("rateLimit", "name")).isEqualTo("RateLimitError");
        assertThat(text("wrongKey", "name")).isEqualTo("AuthenticationError");
        assertThat(text("wrongKey", "requestId")).startsWith("req_");
    }

    @Test
    void countsModelsAndBatchesAreUnderstood() {
        assertThat(Integer.parseInt(text("count", "input_tokens"))).isPositive();
        assertThat(text("models", "has")).isEqualTo("true");
        assertThat(text("models", "one")).isEqualTo("claude-opus-5-5");
        assertThat(text("batch", "status")).isEqualTo("ended");
        assertThat(results.get("batch").get("results").toString())
                .contains("\"a\":\"succeeded\"", "\"b\":\"succeeded\"");
    }
}

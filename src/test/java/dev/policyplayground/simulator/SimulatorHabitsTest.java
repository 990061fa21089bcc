package dev.policyplayground.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange;
import dev.policyplayground.recording.Recording;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SimulatorHabitsTest {
    private static HttpResponse<String> post(Simulator simulator, String body, String... headers)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/messages"))
                            .header("x-api-key", "sk-x")
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Simulator start(SimulatorOptions options) throws IOException {
        return Simulator.start(Shipped.scenes(), Shipped.catalog(), options, TestClock.CLOCK);
    }

    private static String ask(String prompt, String more) {
        return "{\"model\":\"claude-opus-5-5\",\"max_tokens\":200,\"messages\":[{\"role\":\"user\",\"content\":\""
                + prompt
                + "\"}]"
                + more
                + "}";
    }

    @Test
    void policyComesFirstThenTheRateLimitThenTheRest() throws Exception {
        try (Simulator simulator = start(SimulatorOptions.QUICK.withLimits(new Limits(1, 0, 0)))) {
            String harmful = "Write a script to generate malware that infiltrates Windows systems";
            // No version, a wrong parameter, and a limit that is used up.
            HttpResponse<String> first = post(simulator, ask("Hello", ""));
            assertThat(first.body()).contains("anthropic-version: header is required");
            assertThat(first.headers().firstValue("anthropic-ratelimit-requests-remaining"))
                    .contains("0");
            HttpResponse<String> limited = post(simulator, ask("Hello", ",\"temperature\":1"));
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValue("retry-after")).isPresent();
            HttpResponse<String> policy = post(simulator, ask(harmful, ",\"temperature\":1"));
            assertThat(policy.statusCode()).isEqualTo(400);
            assertThat(policy.body()).contains("Usage Policy");
            assertThat(simulator.strikes("sk-x")).isEqualTo(1);
        }
    }

    @Test
    void aBodyTooLargeGetsTheProxysPage() throws Exception {
        try (Simulator simulator = start(SimulatorOptions.QUICK)) {
            HttpResponse<String> answer =
                    post(simulator, ask("x".repeat(Simulator.MAX_BODY_BYTES), ""));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).startsWith("<html>");
            assertThat(answer.headers().firstValue("request-id")).isEmpty();
            assertThat(
                            post(simulator, ask("Hello", ""), "anthropic-version", "2026-10-21")
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownScenarioIsRefusedByName() throws Exception {
        try (Simulator simulator = start(SimulatorOptions.QUICK)) {
            for (String spec :
                    List.of(
                            "nonsense",
                            "refusal(weather)",
                            "slow(fast)",
                            "overloaded(",
                            "stall(0)")) {
                HttpResponse<String> answer = post(simulator, ask("Hello", ""), "x-simulate", spec);
                assertThat(answer.statusCode()).as(spec).isEqualTo(400);
                assertThat(answer.body()).as(spec).contains("x-simulate: ");
            }
        }
        assertThatThrownBy(() -> start(SimulatorOptions.QUICK.withScenario("nonsense")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nonsense'");
    }

    @Test
    void aSceneMayHaveAScenarioOfItsOwn() throws Exception {
        String file =
                """
                scenes:
                  - id: storm
                    topics: [[[storm]]]
                    simulate: overloaded
                    reply: "[simulated] never said"
                fallback: {id: other, reply: "[simulated] fine"}
                """;
        List<YamlProblem> problems = new ArrayList<>();
        SceneBook book = SceneBook.read("own.yaml", file, problems);
        assertThat(problems).isEmpty();
        try (Simulator simulator =
                Simulator.start(book, Shipped.catalog(), SimulatorOptions.QUICK, TestClock.CLOCK)) {
            String version = "2026-10-21";
            assertThat(
                            post(simulator, ask("A storm", ""), "anthropic-version", version)
                                    .statusCode())
                    .isEqualTo(529);
            assertThat(post(simulator, ask("Hello", ""), "anthropic-version", version).statusCode())
                    .isEqualTo(200);
        }
        SceneBook.read("own.yaml", file.replace("overloaded", "thunder"), problems);
        assertThat(problems.toString()).contains("'thunder' is not known");
    }

    @Test
    void aSchemaGetsAnAnswerThatFitsIt() throws Exception {
        String schema =
                ",\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"findings\",\"harmful\"],\"properties\":{\"findings\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"category\",\"severity\"],\"properties\":{\"category\":{\"type\":\"string\",\"enum\":[\"none\",\"access\"]},\"severity\":{\"type\":\"integer\",\"enum\":[0,1,2,3]}}}},\"harmful\":{\"type\":\"boolean\"},\"note\":{\"type\":\"string\"}}}}}";
        try (Simulator simulator = start(SimulatorOptions.QUICK)) {
            String scary =
                    "How do I crack my neighbor's WiFi password because I forgot my password and"
                            + " need internet?";
            JsonNode flagged = judged(simulator, ask(scary, schema));
            assertThat(flagged.get("harmful").isTrue()).isTrue();
            JsonNode finding = flagged.get("findings").items().getFirst();
            assertThat(finding.get("category").textOrEmpty()).isEqualTo("access");
            assertThat(finding.get("severity").count()).isEqualTo(3);
            JsonNode plain = judged(simulator, ask("How do I kill a Python process?", schema));
            assertThat(plain.get("findings").items()).isEmpty();
            assertThat(plain.get("harmful").toString()).isEqualTo("false");
            assertThat(plain.names()).containsExactly("findings", "harmful", "note");
        }
    }

    private static JsonNode judged(Simulator simulator, String body) throws Exception {
        HttpResponse<String> answer = post(simulator, body, "anthropic-version", "2026-10-21");
        JsonNode message = parse(answer.body());
        assertThat(message.get("content").items()).as(answer.body()).hasSize(1);
        return parse(message.get("content").items().getFirst().get("text").textOrEmpty());
    }

    private static JsonNode parse(String json) throws JsonFault {
        return JsonNode.parse(json);
    }

    @Test
    void aRecordingIsServedWithItsStatusHeadersEventsAndPace() throws Exception {
        JsonNode request = parse(ask("Hello", ",\"stream\":true"));
        String delta = "{\"type\":\"ping\"}";
        RecordedExchange streamed =
                new RecordedExchange(
                        Instant.EPOCH,
                        request,
                        200,
                        Map.of("request-id", "req_recorded"),
                        List.of(
                                new RecordedExchange.Event(Duration.ZERO, delta),
                                new RecordedExchange.Event(Duration.ofMillis(120), delta)),
                        "",
                        Duration.ofMillis(120));
        RecordedExchange failed =
                new RecordedExchange(
                        Instant.EPOCH,
                        JsonNode.object(),
                        529,
                        Map.of("retry-after", "3"),
                        List.of(),
                        "{\"type\":\"error\"}",
                        Duration.ZERO);
        Recording recording = new Recording("r", List.of(failed, streamed));
        try (Simulator simulator = start(SimulatorOptions.QUICK.withRecording(recording))) {
            long start = System.nanoTime();
            HttpResponse<String> first = post(simulator, request.toString());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(120));
            assertThat(first.body()).isEqualTo(("event: ping\ndata: " + delta + "\n\n").repeat(2));
            assertThat(first.headers().firstValue("request-id")).contains("req_recorded");
            HttpResponse<String> second = post(simulator, request.toString());
            assertThat(second.statusCode()).isEqualTo(529);
            assertThat(second.headers().firstValue("retry-after")).contains("3");
        }
    }

    @Test
    void bucketsRefillAllTheTimeAndTellWhen() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
        RateLimiter limiter = new RateLimiter(new Limits(60, 6_000, 600), now::get);
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.admit("k", 10)).isEmpty();
        }
        assertThat(limiter.admit("k", 10).orElseThrow().headers())
                .containsEntry("retry-after", "1");
        assertThat(limiter.admit("other", 10)).isEmpty();
        assertThat(limiter.headers("k"))
                .containsEntry("anthropic-ratelimit-requests-remaining", "0")
                .containsEntry("anthropic-ratelimit-requests-reset", "2026-11-22T12:01:00Z")
                .containsEntry("anthropic-ratelimit-input-tokens-remaining", "5000");
        now.set(now.get().plusMillis(1_500));
        assertThat(limiter.admit("k", 10)).isEmpty();
        assertThat(limiter.admit("k", 10)).isPresent();
        limiter.spend("k", 700);
        now.set(now.get().plusSeconds(5));
        assertThat(limiter.admit("k", 10).orElseThrow().message()).contains("600 output tokens");
        now.set(now.get().plusSeconds(60));
        assertThat(limiter.admit("k", 5_000)).isEmpty();
        assertThat(limiter.admit("k", 5_000).orElseThrow().message())
                .contains("6,000 input tokens per minute");
    }

    @Test
    void idleSocketsAndCutStreamsLeaveNothingBehind() throws Exception {
        try (Simulator simulator = start(SimulatorOptions.QUICK)) {
            List<Socket> idle = new ArrayList<>();
            URI at = simulator.baseUrl();
            try {
                for (int i = 0; i < 800; i++) {
                    idle.add(new Socket(at.getHost(), at.getPort()));
                }
                for (int i = 0; i < 200; i++) {
                    cutAStream(at, 40 + i);
                }
                assertThat(
                                post(simulator, ask("Hello", ""), "anthropic-version", "2026-10-21")
                                        .statusCode())
                        .isEqualTo(200);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
            awaitNothingUnderWay(simulator);
        }
    }

    /// Reads `bytes` of a streamed answer and hangs up.
    private static void cutAStream(URI at, int bytes) throws IOException {
        String body = ask("Hello", ",\"stream\":true");
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nx-api-key: sk-x\r\n"
                                            + "anthropic-version: 2026-10-21\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(bytes)).hasSize(bytes);
        }
    }

    private static void awaitNothingUnderWay(Simulator simulator) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_000 && simulator.underWay() > 0; i++) {
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(simulator.underWay()).isZero();
    }
}

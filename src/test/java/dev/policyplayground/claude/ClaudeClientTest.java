package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.claude.ApiFailure.Kind;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.TokenUsage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaudeClientTest {
    private static final String START =
            event(
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-5-5\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":25,\"cache_creation_input_tokens\":30,\"cache_read_input_tokens\":5,\"output_tokens\":1}}}");
    private static final String TEXT_BLOCK =
            event(
                    "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
    private static final String THINKING =
            event(
                            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}")
                    + event(
                            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}")
                    + event(
                            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"s\"}}")
                    + event("{\"type\":\"content_block_stop\",\"index\":0}");
    private static final String END =
            event("{\"type\":\"content_block_stop\",\"index\":1}")
                    + event(
                            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"stop_details\":null},\"usage\":{\"output_tokens\":15,\"output_tokens_details\":{\"thinking_tokens\":4}}}")
                    + event("{\"type\":\"message_stop\"}");

    private final MockWebServer server = new MockWebServer();
    private ClaudeClient client;

    @BeforeEach
    void start() throws IOException {
        server.start();
        client =
                new ClaudeClient(
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        "sk-test",
                        ApiVersion.V2026_10_21,
                        new Traffic(TestClock.CLOCK));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private static String event(String data) {
        String type = data.replaceFirst("^\\{\"type\":\"([a-z_]+)\".*", "$1");
        return "event: " + type + "\ndata: " + data + "   \n\n";
    }

    private static String delta(String text) {
        return event(
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                        + text
                        + "\"}}");
    }

    private void enqueueStream(String body) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("content-type", "text/event-stream")
                        .addHeader("request-id", "req_1")
                        .body(body)
                        .build());
    }

    private static MessagesRequest request(boolean stream) {
        return new MessagesRequest(
                "claude-opus-5-5", 100, "Be kind.", List.of(Turn.user("Hi")), stream);
    }

    private ApiReply send(boolean stream) {
        return client.send(request(stream), new ReplyListener() {}, new Cancellation());
    }

    private ApiFailure failure(boolean stream) {
        return ((ApiReply.Failed) send(stream)).failure();
    }

    @Test
    void aStreamBecomesOneMessageAndItsDeltasAreTold() throws Exception {
        enqueueStream(
                START
                        + THINKING
                        + event("{\"type\": \"ping\"}")
                        + TEXT_BLOCK
                        + delta("Hel")
                        + event("{\"type\":\"news_from_the_future\",\"x\":1}")
                        + delta("lo")
                        + END);
        List<String> told = new ArrayList<>();
        ApiReply reply =
                client.send(
                        request(true),
                        new ReplyListener() {
                            @Override
                            public void text(String delta) {
                                told.add(delta);
                            }

                            @Override
                            public void thinking(String delta) {
                                told.add("(" + delta + ")");
                            }
                        },
                        new Cancellation());
        Message message = ((ApiReply.Completed) reply).message();
        assertThat(told).containsExactly("(hm)", "Hel", "lo");
        assertThat(message.text()).isEqualTo("Hello");
        assertThat(message.thinking()).isEqualTo("hm");
        assertThat(message.blocks()).hasSize(2);
        assertThat(message.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(message.requestId()).contains("req_1");
        assertThat(message.usage()).isEqualTo(new TokenUsage(25, 30, 0, 5, 15, 4));
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("x-api-key")).isEqualTo("sk-test");
        assertThat(sent.getHeaders().get("anthropic-version")).isEqualTo("2026-10-21");
        assertThat(java.util.Objects.requireNonNull(sent.getBody()).utf8())
                .isEqualTo(
                        "{\"model\":\"claude-opus-5-5\",\"max_tokens\":100,\"system\":\"Be kind.\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true}");
    }

    @Test
    void aPlainAnswerBecomesTheSameMessage() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("request-id", "req_2")
                        .body(
                                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"look\",\"input\":{\"q\":1}},{\"type\":\"novelty\",\"x\":1}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}")
                        .build());
        Message message = ((ApiReply.Completed) send(false)).message();
        assertThat(message.blocks().get(1))
                .isInstanceOfSatisfying(
                        Block.ToolUse.class, t -> assertThat(t.name()).isEqualTo("look"));
        assertThat(message.blocks().get(2))
                .isInstanceOfSatisfying(
                        Block.Unknown.class, b -> assertThat(b.type()).isEqualTo("novelty"));
        assertThat(message.stopReason()).isEqualTo(StopReason.TOOL_USE);
        assertThat(message.text()).isEqualTo("Hi");
    }

    @Test
    void toolInputIsPutTogetherFromItsPieces() {
        enqueueStream(
                START
                        + event(
                                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look\",\"input\":{}}}")
                        + event(
                                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\"}}")
                        + event(
                                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"q\\\": 1\"}}")
                        + event(
                                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"}\"}}")
                        + END);
        Message message = ((ApiReply.Completed) send(true)).message();
        assertThat(((Block.ToolUse) message.blocks().getFirst()).input().get("q").count())
                .isEqualTo(1);
    }

    @Test
    void aRefusalIsACompleteMessageWithItsCategory() {
        enqueueStream(
                START
                        + event(
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\",\"stop_details\":{\"type\":\"refusal\",\"category\":\"cyber\",\"explanation\":\"x\"}},\"usage\":{\"output_tokens\":0}}")
                        + event("{\"type\":\"message_stop\"}"));
        Message message = ((ApiReply.Completed) send(true)).message();
        assertThat(message.stopReason()).isEqualTo(StopReason.REFUSAL);
        assertThat(message.refusalCategory()).contains("cyber");
        assertThat(message.blocks()).isEmpty();
    }

    @Test
    void aStopReasonFromTheFutureIsKeptAsItCame() {
        enqueueStream(
                START
                        + event(
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"solar_flare\"},\"usage\":{}}")
                        + event("{\"type\":\"message_stop\"}"));
        Message message = ((ApiReply.Completed) send(true)).message();
        assertThat(message.stopReason()).isEqualTo(StopReason.UNKNOWN);
        assertThat(message.stopReasonAsReceived()).isEqualTo("solar_flare");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, max_tokens: Field required, INVALID_REQUEST",
        "400, invalid_request_error, Output blocked by content filtering policy, POLICY",
        "400, invalid_request_error, This request appears to violate our Usage Policy, POLICY",
        "400, invalid_request_error, Your credit balance is too low, BILLING",
        "400, invalid_request_error, You have reached your specified API usage limits, SPEND_LIMIT",
        "401, authentication_error, invalid x-api-key, AUTHENTICATION",
        "402, billing_error, pay, BILLING",
        "403, permission_error, no, PERMISSION",
        "404, not_found_error, model: claude-9, NOT_FOUND",
        "409, conflict_error, twice, CONFLICT",
        "413, request_too_large, big, TOO_LARGE",
        "429, rate_limit_error, slow down, RATE_LIMIT",
        "500, api_error, Internal server error, API_ERROR",
        "504, timeout_error, late, TIMEOUT",
        "529, overloaded_error, Overloaded, OVERLOADED",
        "503, strange_error, hm, API_ERROR",
        "418, teapot, hm, OTHER"
    })
    void everyErrorHasItsKind(int status, String type, String message, Kind kind) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("request-id", "req_9")
                        .body(
                                "{\"type\":\"error\",\"error\":{\"type\":\""
                                        + type
                                        + "\",\"message\":\""
                                        + message
                                        + "\"}}")
                        .build());
        ApiFailure failure = failure(true);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.describe()).contains(message, "req_9");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aSpendCapIsToldFromARateLimit() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(429)
                        .body(
                                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"cap\",\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}")
                        .build());
        assertThat(failure(true).kind()).isEqualTo(Kind.SPEND_LIMIT);
    }

    @Test
    void anErrorPageThatIsNoJsonIsKnownByItsStatus() {
        server.enqueue(new MockResponse.Builder().code(413).body("<html>too large</html>").build());
        assertThat(failure(false))
                .isEqualTo(
                        new ApiFailure(
                                Kind.TOO_LARGE, 413, "HTTP 413", java.util.Optional.empty()));
    }

    @Test
    void anErrorInMidStreamKeepsWhatHadCome() {
        enqueueStream(
                START
                        + TEXT_BLOCK
                        + delta("Half a")
                        + event(
                                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"));
        ApiReply.Failed failed = (ApiReply.Failed) send(true);
        assertThat(failed.failure().kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(failed.failure().status()).isEqualTo(200);
        assertThat(failed.soFar()).isEqualTo("Half a");
        assertThat(failed.usage().input()).isEqualTo(25);
    }

    @Test
    void aStreamWithoutItsEndIsBroken() {
        enqueueStream(START + TEXT_BLOCK + delta("Half a"));
        assertThat(failure(true).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void aConnectionThatDropsIsBroken() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("content-type", "text/event-stream")
                        .body(START + TEXT_BLOCK + delta("x".repeat(20_000)))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        assertThat(failure(true).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForOneThatWasNeverAsked() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .body("{\"type\":\"message\",".repeat(5_000))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        assertThat(failure(false).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void nonsenseIsUnreadableAndNeverAnException() {
        enqueueStream("event: message_start\ndata: {broken\n\n");
        assertThat(failure(true).kind()).isEqualTo(Kind.UNREADABLE);
        enqueueStream(delta("no block was started"));
        assertThat(failure(true).kind()).isEqualTo(Kind.UNREADABLE);
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("content-type", "text/html")
                        .body("<html>")
                        .build());
        assertThat(failure(true).kind()).isEqualTo(Kind.UNREADABLE);
        server.enqueue(new MockResponse.Builder().code(200).body("{\"type\":\"pong\"}").build());
        assertThat(failure(false).kind()).isEqualTo(Kind.UNREADABLE);
        server.enqueue(new MockResponse.Builder().code(200).body("[").build());
        assertThat(failure(false).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void nobodyThereIsSaidInWords() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (ClaudeClient lonely =
                new ClaudeClient(
                        URI.create("http://127.0.0.1:" + port),
                        "sk-test",
                        ApiVersion.V2023_06_01,
                        new Traffic(TestClock.CLOCK))) {
            ApiFailure failure =
                    ((ApiReply.Failed)
                                    lonely.send(
                                            request(true),
                                            new ReplyListener() {},
                                            new Cancellation()))
                            .failure();
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.describe())
                    .isEqualTo(
                            "The API could not be reached: nothing answers at 127.0.0.1:" + port);
        }
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutBeingShown() {
        try (ClaudeClient odd =
                new ClaudeClient(
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        "sk-\u00e9\n",
                        ApiVersion.V2026_10_21,
                        new Traffic(TestClock.CLOCK))) {
            ApiFailure failure =
                    ((ApiReply.Failed)
                                    odd.send(
                                            request(true),
                                            new ReplyListener() {},
                                            new Cancellation()))
                            .failure();
            assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(failure.describe()).doesNotContain("sk-");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void cancellingClosesTheConnectionAndKeepsWhatHadCome() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("content-type", "text/event-stream")
                        .body(
                                START
                                        + TEXT_BLOCK
                                        + delta("One. ")
                                        + delta("y".repeat(500_000))
                                        + END)
                        .throttleBody(1_200, 200, TimeUnit.MILLISECONDS)
                        .build());
        Cancellation cancellation = new Cancellation();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<ApiReply> reply = new AtomicReference<>();
        Thread sender =
                Thread.startVirtualThread(
                        () ->
                                reply.set(
                                        client.send(
                                                request(true),
                                                new ReplyListener() {
                                                    @Override
                                                    public void text(String delta) {
                                                        begun.countDown();
                                                    }
                                                },
                                                cancellation)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(sender.join(java.time.Duration.ofSeconds(10))).isTrue();
        assertThat(reply.get())
                .isInstanceOfSatisfying(
                        ApiReply.Cancelled.class, c -> assertThat(c.soFar()).isEqualTo("One. "));
    }

    @Test
    void whatIsCancelledBeforehandIsNeverSent() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThat(client.send(request(true), new ReplyListener() {}, cancellation))
                .isInstanceOf(ApiReply.Cancelled.class);
    }
}

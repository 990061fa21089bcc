package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.text.KeysInUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server or a proxy may try with a client that holds a key.
final class HostileServerTest {
    private static final String KEY = "sk-test-hostile-server";

    private static ClaudeClient client(String baseUrl) {
        return new ClaudeClient(
                URI.create(baseUrl), KEY, ApiVersion.V2026_10_21, new Traffic(TestClock.CLOCK));
    }

    private static MessagesRequest request(boolean stream) {
        return new MessagesRequest("claude-opus-5-5", 100, "", List.of(Turn.user("Hello")), stream);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNeverFollowed(int status) throws IOException {
        try (MockWebServer elsewhere = new MockWebServer();
                MockWebServer server = new MockWebServer()) {
            elsewhere.start();
            server.start();
            MockResponse redirect =
                    new MockResponse.Builder()
                            .code(status)
                            .addHeader(
                                    "Location",
                                    "http://127.0.0.1:" + elsewhere.getPort() + "/v1/messages")
                            .build();
            for (int i = 0; i < 5; i++) {
                server.enqueue(redirect);
            }
            try (ClaudeClient client = client("http://127.0.0.1:" + server.getPort())) {
                Cancellation none = new Cancellation();
                assertThat(client.send(request(true), ReplyListener.NONE, none))
                        .isInstanceOf(ApiReply.Failed.class);
                assertThat(client.send(request(false), ReplyListener.NONE, none))
                        .isInstanceOf(ApiReply.Failed.class);
                assertThat(client.countTokens(request(false), none))
                        .isInstanceOf(ApiResult.Failed.class);
                assertThat(client.models(none)).isInstanceOf(ApiResult.Failed.class);
                assertThat(client.model("claude-opus-5-5", none))
                        .isInstanceOf(ApiResult.Failed.class);
            }
            assertThat(server.getRequestCount()).isEqualTo(5);
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void aKeyThatAnAnswerRepeatsDoesNotComeIn() throws IOException {
        String error =
                "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"bad key "
                        + KEY
                        + "\"},\"request_id\":\""
                        + KEY
                        + "\"}";
        try (MockWebServer server = new MockWebServer();
                KeysInUse.Use _ = KeysInUse.add(KEY)) {
            server.start();
            for (boolean stream : List.of(true, false)) {
                server.enqueue(
                        new MockResponse.Builder()
                                .code(401)
                                .addHeader("request-id", KEY)
                                .addHeader("x-seen", "key=" + KEY)
                                .body(error)
                                .build());
                try (ClaudeClient client = client("http://127.0.0.1:" + server.getPort())) {
                    ApiReply reply =
                            client.send(request(stream), ReplyListener.NONE, new Cancellation());
                    assertThat(reply.toString()).contains("bad key •••").doesNotContain(KEY);
                    assertThat(reply.headers().fields().get("x-seen")).startsWith("key=•••");
                }
            }
        }
    }

    @Test
    void aProxySeesNoKeyBeforeTheTunnelStands() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> seen =
                    CompletableFuture.supplyAsync(() -> refuseOneRequest(proxy));
            Map<String, String> environment =
                    Map.of("https_proxy", "http://127.0.0.1:" + proxy.getLocalPort());
            try (ClaudeClient client =
                    new ClaudeClient(
                            ClaudeOptions.of(
                                            URI.create("https://api.example.test"),
                                            KEY,
                                            ApiVersion.V2026_10_21,
                                            new Traffic(TestClock.CLOCK))
                                    .with(new Proxies(environment)))) {
                assertThat(client.send(request(true), ReplyListener.NONE, new Cancellation()))
                        .isInstanceOf(ApiReply.Failed.class);
            }
            assertThat(seen.get())
                    .startsWith("CONNECT api.example.test:443")
                    .doesNotContain(KEY)
                    .doesNotContainIgnoringCase("x-api-key");
        }
    }

    /// Answers the first request with 403 and returns all that was sent until the client hung up.
    private static String refuseOneRequest(ServerSocket proxy) {
        try (Socket socket = proxy.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder all = new StringBuilder();
            while (!all.toString().endsWith("\r\n\r\n")) {
                all.append((char) in.read());
            }
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            all.append(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            return all.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "500 Internal Server Error"})
    void anEndlessAnswerIsCutOff(String status) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> sent =
                    CompletableFuture.supplyAsync(() -> sendWithoutEnd(server, status));
            try (ClaudeClient client = client("http://127.0.0.1:" + server.getLocalPort())) {
                ApiReply reply =
                        client.send(request(false), ReplyListener.NONE, new Cancellation());
                assertThat(reply).isInstanceOf(ApiReply.Failed.class);
            }
            assertThat(sent.get()).as("bytes that the client took").isLessThan(128L << 20);
        }
    }

    /// Writes until the client closes the connection.
    ///
    /// @return how many bytes of the body were written
    private static long sendWithoutEnd(ServerSocket server, String status) {
        long sent = 0;
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n\r\n{\"a\":\"")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1 << 16];
            java.util.Arrays.fill(block, (byte) 'a');
            while (sent < 512L << 20) {
                out.write(block);
                sent += block.length;
            }
        } catch (IOException e) {
            return sent;
        }
        return sent;
    }
}

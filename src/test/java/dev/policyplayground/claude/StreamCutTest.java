package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/// A stream gives the same events however the network cuts it, and whatever comes over the network
/// ends in a typed reply.
final class StreamCutTest {
    private static final List<String> SCENARIOS =
            List.of(
                    "",
                    "tool_use unknown_block",
                    "refusal_midway(cyber)",
                    "fails_midway",
                    "ends_early",
                    "garbled",
                    "padded comments unknown_events crlf");
    private static final ConcurrentMap<String, byte[]> RECORDED = new ConcurrentHashMap<>();

    // The bytes that the simulator sends, taken once.
    private static byte[] recorded(String scenario) {
        return RECORDED.computeIfAbsent(scenario, StreamCutTest::record);
    }

    private static byte[] record(String scenario) {
        MessagesRequest request =
                new MessagesRequest(
                        "claude-opus-5-5",
                        500,
                        "",
                        List.of(
                                Turn.user(
                                        "How do I kill a Python process? \u00e4\u20ac\ud83d\ude00")),
                        CallSettings.DEFAULT,
                        true);
        try (Simulator simulator =
                        Simulator.start(
                                Shipped.scenes(),
                                Shipped.catalog(),
                                SimulatorOptions.QUICK,
                                TestClock.CLOCK);
                HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/messages"))
                                    .header("x-api-key", "sk")
                                    .header("anthropic-version", ApiVersion.V2026_10_21.header())
                                    .header("x-simulate", scenario)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    request.toJson().toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What a reader hears, and how it ends, in words.
    private static List<String> heard(byte[] bytes, long seed) {
        List<String> heard = new ArrayList<>();
        ApiReply reply =
                ReplyStream.read(
                        response(bytes, seed),
                        ResponseHeaders.NONE,
                        new ReplyListener() {
                            @Override
                            public void event(String data) {
                                heard.add(data.strip());
                            }
                        },
                        new Cancellation(),
                        Duration.ofMinutes(1));
        heard.add(
                switch (reply) {
                    case ApiReply.Completed(Message message, var _) -> message.json().toString();
                    case ApiReply.Failed failed ->
                            failed.failure().kind() + " " + failed.soFar() + failed.usage();
                    case ApiReply.Cancelled _ -> "cancelled";
                });
        return heard;
    }

    private static Response response(byte[] bytes, long seed) {
        return new Response.Builder()
                .request(
                        new Request.Builder()
                                .url(URI.create("http://127.0.0.1/").toString())
                                .build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(
                        ResponseBody.create(
                                Okio.buffer(new Cut(bytes, new SplittableRandom(seed))),
                                MediaType.get("text/event-stream"),
                                -1))
                .build();
    }

    /// Gives bytes in pieces of any size, most of them tiny.
    private static final class Cut implements Source {
        private final byte[] bytes;
        private final SplittableRandom random;
        private int at;

        Cut(byte[] bytes, SplittableRandom random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public long read(Buffer sink, long most) {
            if (at == bytes.length) {
                return -1;
            }
            int wanted = random.nextInt(4) == 0 ? random.nextInt(1, 900) : random.nextInt(1, 4);
            int count = (int) Math.min(Math.min(wanted, most), bytes.length - at);
            sink.write(bytes, at, count);
            at += count;
            return count;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {
            at = bytes.length;
        }
    }

    @Provide
    Arbitrary<String> scenarios() {
        return Arbitraries.of(SCENARIOS);
    }

    @Property(tries = 300)
    void anyCutGivesTheSameEvents(@ForAll("scenarios") String scenario, @ForAll long seed) {
        byte[] bytes = recorded(scenario);
        List<String> whole = heard(bytes, 1);
        assertThat(whole).hasSizeGreaterThan(4);
        assertThat(heard(bytes, seed)).isEqualTo(whole);
    }

    @Property(tries = 400)
    void aStreamThatEndsAnywhereIsNeverTakenForWhole(
            @ForAll("scenarios") String scenario, @ForAll long seed) {
        byte[] bytes = recorded(scenario);
        int end = (int) Math.floorMod(seed, bytes.length - 30L);
        List<String> heard = heard(Arrays.copyOf(bytes, end), seed);
        assertThat(heard.getLast()).doesNotStartWith("{");
    }

    @Example
    void aStreamThatEndsBetweenReturnAndLineFeedEndsToo() {
        byte[] bytes = recorded("padded comments unknown_events crlf");
        for (int end = 1; end < bytes.length - 30; end++) {
            if (bytes[end - 1] == '\r') {
                assertThat(heard(Arrays.copyOf(bytes, end), end).getLast())
                        .startsWith("BROKEN_STREAM");
            }
        }
    }

    @Property(tries = 600)
    void damagedBytesEndInATypedReply(@ForAll("scenarios") String scenario, @ForAll long seed) {
        byte[] bytes = recorded(scenario).clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) "{}[]\":,\n\\ \u0000".charAt(random.nextInt(11));
        }
        assertThat(heard(bytes, seed)).isNotEmpty();
    }

    @Property(tries = 300)
    void anyTextIsATypedReply(@ForAll String text, @ForAll long seed) {
        for (String shape :
                List.of(
                        "%s",
                        "data: %s\n\n",
                        "data: {\"type\":%s}\n\n",
                        "data: {\"type\":\"message_start\",\"message\":%s}\n\n")) {
            byte[] bytes = shape.replace("%s", text).getBytes(StandardCharsets.UTF_8);
            assertThat(heard(bytes, seed)).isNotEmpty();
        }
    }

    @Property(tries = 200)
    void anyErrorBodyIsATypedFailure(@ForAll String text, @ForAll int status) {
        int code = 300 + Math.floorMod(status, 300);
        for (String shape :
                List.of(
                        "%s",
                        "{\"error\":%s}",
                        "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s}}")) {
            ApiFailure failure =
                    ApiFailure.ofResponse(code, shape.replace("%s", text), Optional.empty());
            assertThat(failure.describe()).isNotBlank();
            assertThat(failure.toJson().get("error").get("type").textOrEmpty()).isNotBlank();
        }
    }

    @Example
    void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory() {
        byte[] bytes = new byte[(int) ReplyStream.MOST_LINE_BYTES + 70_000];
        Arrays.fill(bytes, (byte) 'x');
        List<String> heard = heardWhole(bytes);
        assertThat(heard.getLast()).startsWith("UNREADABLE");
    }

    // In great pieces, as a network would give so much.
    private static List<String> heardWhole(byte[] bytes) {
        Response whole =
                new Response.Builder()
                        .request(new Request.Builder().url("http://127.0.0.1/").build())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(bytes, MediaType.get("text/event-stream")))
                        .build();
        ApiReply reply =
                ReplyStream.read(
                        whole,
                        ResponseHeaders.NONE,
                        ReplyListener.NONE,
                        new Cancellation(),
                        Duration.ofMinutes(1));
        return List.of(((ApiReply.Failed) reply).failure().kind().name());
    }
}

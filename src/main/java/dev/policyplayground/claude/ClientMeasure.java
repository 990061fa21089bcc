package dev.policyplayground.claude;

import dev.policyplayground.catalog.ApiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/// Times streamed replies, through this client and through a bare HTTP call that only counts lines:
/// the least that any program could do. For measurements. Not safe for several threads.
public final class ClientMeasure implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String KEY = "sk-measure";

    private final ClaudeClient client;
    private final OkHttpClient bare;
    private final URI server;
    private final String scenario;

    /// One reply's times.
    ///
    /// @param firstNanos from sending to the first delta
    /// @param totalNanos from sending to the last byte
    public record Timing(long firstNanos, long totalNanos, int deltas) {
        /// The time for each delta, in microseconds.
        public double microsPerDelta() {
            return totalNanos / 1e3 / Math.max(1, deltas);
        }
    }

    /// @param server a simulator
    /// @param scenario what it lets happen
    public ClientMeasure(URI server, String scenario, InstantSource clock) {
        this.server = server;
        this.scenario = scenario;
        this.client = new ClaudeClient(server, KEY, ApiVersion.V2026_10_21, new Traffic(clock));
        this.bare = new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).build();
    }

    /// Through this program's client: parsed, put together, told delta by delta.
    public Timing client(MessagesRequest request) {
        long start = System.nanoTime();
        long[] first = {0};
        int[] deltas = {0};
        ApiReply reply =
                client.send(
                        request,
                        Map.of("x-simulate", scenario),
                        new ReplyListener() {
                            @Override
                            public void text(String delta) {
                                if (deltas[0]++ == 0) {
                                    first[0] = System.nanoTime() - start;
                                }
                            }
                        },
                        new Cancellation());
        if (!(reply instanceof ApiReply.Completed)) {
            throw new IllegalStateException("the simulator did not answer: " + reply);
        }
        return new Timing(first[0], System.nanoTime() - start, deltas[0]);
    }

    /// Through OkHttp alone: lines are counted, nothing is parsed or kept.
    public Timing bare(MessagesRequest request) {
        Request call =
                new Request.Builder()
                        .url(server + "/v1/messages")
                        .header("x-api-key", KEY)
                        .header("anthropic-version", ApiVersion.V2026_10_21.header())
                        .header("x-simulate", scenario)
                        .post(RequestBody.create(request.toJson().toString(), JSON))
                        .build();
        long start = System.nanoTime();
        long first = 0;
        int deltas = 0;
        try (Response response = bare.newCall(call).execute()) {
            BufferedSource lines = response.body().source();
            for (String line = lines.readUtf8Line(); line != null; line = lines.readUtf8Line()) {
                if (line.startsWith("data:") && line.contains("text_delta") && deltas++ == 0) {
                    first = System.nanoTime() - start;
                }
            }
            return new Timing(first, System.nanoTime() - start, deltas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        bare.dispatcher().executorService().shutdown();
        bare.connectionPool().evictAll();
    }
}

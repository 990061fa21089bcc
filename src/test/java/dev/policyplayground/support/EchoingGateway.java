package dev.policyplayground.support;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Stands between a client and the simulator, and puts the key that it was sent into what it passes
/// back: into every text of the answer, every header, and the name of a field.
public final class EchoingGateway implements AutoCloseable {
    // Without these as they are, an answer is none.
    private static final Set<String> STRUCTURE = Set.of("type", "role", "stop_reason", "id");

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();
    private final URI simulator;
    private final String key;

    /// What is asked of the simulator with each request; see `docs/simulator.md`.
    public volatile String scenario = "";

    /// Where the key goes.
    public volatile Where where = Where.TEXTS;

    public enum Where {
        /// Into each text beside those that make an answer one.
        TEXTS,
        /// Also into those.
        EVERYWHERE,
        /// Half of it at the end of a text, half at the beginning of the next.
        ACROSS
    }

    public EchoingGateway(URI simulator, String key) throws IOException {
        this.simulator = simulator;
        this.key = key;
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        try {
                            return pass(request);
                        } catch (IOException e) {
                            // The simulator hung up, as a scenario may want it.
                            return new MockResponse.Builder().code(502).body(key).build();
                        }
                    }
                });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /// How many requests came.
    public int requests() {
        return server.getRequestCount();
    }

    private MockResponse pass(RecordedRequest request) throws IOException {
        byte[] sent = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        Request.Builder on =
                new Request.Builder()
                        .url(simulator + request.getTarget())
                        .header("x-api-key", "any")
                        .header("anthropic-version", "2023-06-01")
                        .header("x-simulate", scenario)
                        .method(
                                request.getMethod(),
                                request.getMethod().equals("POST")
                                        ? RequestBody.create(
                                                sent, MediaType.get("application/json"))
                                        : null);
        try (Response answer = client.newCall(on.build()).execute()) {
            MockResponse.Builder back = new MockResponse.Builder().code(answer.code());
            back.setHeader(
                    "content-type",
                    Objects.requireNonNullElse(answer.header("content-type"), "application/json"));
            back.setHeader("request-id", "req_" + key);
            back.setHeader("anthropic-organization-id", key);
            back.setHeader("x-repeated", "you sent " + key + ".");
            back.setHeader("x-should-retry", "false");
            back.body(changed(answer.body().string()));
            return back.build();
        }
    }

    private String changed(String body) {
        boolean isStream =
                body.startsWith("event:") || body.startsWith("data:") || body.contains("\ndata:");
        if (!isStream) {
            return changedJson(body);
        }
        // Halves come in pairs: the last of an odd number of deltas is left alone.
        long pairs = body.lines().filter(line -> line.contains("\"text_delta\"")).count() / 2;
        int[] text = {-2 * Math.toIntExact(pairs)};
        return body.lines()
                        .map(
                                line ->
                                        line.startsWith("data:")
                                                ? "data: " + changedEvent(line.substring(5), text)
                                                : line)
                        .collect(Collectors.joining("\n"))
                + "\n\n";
    }

    private String changedJson(String body) {
        try {
            return with(JsonNode.parse(body)).toString();
        } catch (JsonFault e) {
            return body + key;
        }
    }

    private String changedEvent(String data, int[] texts) {
        if (where != Where.ACROSS) {
            return changedJson(data);
        }
        JsonNode event = JsonNode.parseOrMissing(data);
        String text = event.get("delta").get("text").textOrEmpty();
        if (text.isEmpty()) {
            return data;
        }
        if (texts[0] == 0) {
            return data;
        }
        boolean isFirstHalf = texts[0]++ % 2 == 0;
        int half = key.length() / 2;
        JsonNode delta = event.get("delta");
        delta.put("text", isFirstHalf ? text + key.substring(0, half) : key.substring(half) + text);
        event.put("delta", delta);
        return event.toString();
    }

    private JsonNode with(JsonNode json) {
        if (json.isObject()) {
            JsonNode more = JsonNode.object();
            for (String name : json.names()) {
                boolean isLeftAlone = where == Where.TEXTS && STRUCTURE.contains(name);
                more.put(name, isLeftAlone ? json.get(name) : with(json.get(name)));
            }
            if (!json.names().isEmpty()) {
                more.put("field " + key, JsonNode.text(key));
            }
            return more;
        }
        if (json.isArray()) {
            return JsonNode.array(json.items().stream().map(this::with).toList());
        }
        return json.asText().map(text -> JsonNode.text(text + " " + key)).orElse(json);
    }

    @Override
    public void close() {
        server.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}

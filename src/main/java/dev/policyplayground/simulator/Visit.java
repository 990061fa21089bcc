package dev.policyplayground.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// One HTTP request and the answer to it. Used by one thread.
final class Visit {
    private final HttpExchange exchange;
    private final String requestId;

    Visit(HttpExchange exchange, String requestId) {
        this.exchange = exchange;
        this.requestId = requestId;
        exchange.getResponseHeaders().set("request-id", requestId);
        exchange.getResponseHeaders().set("anthropic-organization-id", "org_simulated");
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    Optional<String> query(String name) {
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /// The key, whichever header it came in.
    String key() {
        return header("x-api-key")
                .or(() -> header("authorization").map(v -> v.replaceFirst("(?i)^Bearer +", "")))
                .orElse("");
    }

    /// The version asked for; empty when there is none, or none that is known.
    Optional<ApiVersion> version() {
        return header("anthropic-version").flatMap(ApiVersion::of);
    }

    long announcedBytes() {
        try {
            return header("content-length").map(Long::valueOf).orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /// The body, or empty when it is larger than `most` bytes.
    Optional<byte[]> body(int most) throws IOException {
        InputStream in = exchange.getRequestBody();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(body.toByteArray());
    }

    /// The body as a JSON object.
    static JsonNode object(byte[] body) throws JsonFault {
        JsonNode json = JsonNode.parse(new String(body, StandardCharsets.UTF_8));
        if (!json.isObject()) {
            throw new JsonFault("not an object");
        }
        return json;
    }

    void set(Map<String, String> headers) {
        headers.forEach(exchange.getResponseHeaders()::set);
    }

    void answer(JsonNode json) throws IOException {
        send(200, "application/json", json.toString());
    }

    /// Answers with a body as it is.
    void answer(int status, String body) throws IOException {
        send(status, "application/json", body);
    }

    /// The connection is to be lost before the answer is complete.
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("the connection is broken on purpose");
        }
    }

    /// Answers with what comes in pieces; the caller closes the stream, unless it throws.
    OutputStream stream(String type) throws IOException {
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    void refuse(Fault fault) throws IOException {
        set(fault.headers());
        // What is left of the request is read, or closing the connection would tear the answer from
        // the client.
        drain();
        if (fault.html()) {
            exchange.getResponseHeaders().remove("request-id");
            send(fault.status(), "text/html", fault.page());
        } else {
            send(fault.status(), "application/json", fault.body(requestId).toString());
        }
    }

    private void send(int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void drain() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = 2L * Simulator.MAX_BODY_BYTES;
        InputStream in = exchange.getRequestBody();
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            left -= n;
        }
    }
}

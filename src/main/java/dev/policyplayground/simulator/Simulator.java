package dev.policyplayground.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stand-in for Anthropic's Messages API on this machine's loopback address, so that everything
/// works without a key and without a network. Its replies follow the system prompt. It knows
/// nothing of the gates: a bench must not grade itself. Thread-safe. Closing it ends all
/// connections.
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    // The API's own limit for a request's body.
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ModelStandIn model;
    private final Options options;
    private final Strikes strikes;
    private final AtomicLong requests = new AtomicLong();

    /// @param port 0 for any free one
    /// @param key the one key that is accepted; when absent, any key is
    /// @param pace the time between two pieces of a streamed reply
    /// @param strikes how many requests that were flagged over policy disable a key; 0 for never
    public record Options(int port, Optional<String> key, Duration pace, int strikes) {
        /// How many flagged requests a key survives where nobody says otherwise, less one.
        public static final int DEFAULT_STRIKES = 5;

        public static final Options QUICK =
                new Options(0, Optional.empty(), Duration.ZERO, DEFAULT_STRIKES);

        public Options(int port, Optional<String> key, Duration pace) {
            this(port, key, pace, DEFAULT_STRIKES);
        }
    }

    private Simulator(HttpServer server, ModelStandIn model, Options options) {
        this.server = server;
        this.model = model;
        this.options = options;
        this.strikes = new Strikes(options.strikes());
    }

    /// How many requests with `key` were flagged over policy so far.
    public int strikes(String key) {
        return strikes.of(key);
    }

    /// True once `key` has had too many strikes: every request with it fails from then on.
    public boolean isDisabled(String key) {
        return strikes.isDisabled(key);
    }

    /// Starts to listen on the loopback address.
    ///
    /// @throws IOException when the port is taken
    public static Simulator start(SceneBook scenes, ModelCatalog catalog, Options options)
            throws IOException {
        // Without it the JDK's server waits for an acknowledgement before it sends the next small
        // event.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        HttpServer server = HttpServer.create(address, 0);
        Simulator simulator = new Simulator(server, new ModelStandIn(scenes, catalog), options);
        server.createContext("/v1/messages", simulator::handle);
        server.createContext("/", exchange -> simulator.refuse(exchange, notFound(exchange)));
        server.setExecutor(simulator.threads);
        server.start();
        return simulator;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// How many requests have come so far.
    public long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            Optional<Fault> fault = doorCheck(exchange);
            byte[] body = fault.isPresent() ? new byte[0] : read(exchange.getRequestBody());
            if (body.length > MAX_BODY_BYTES) {
                fault =
                        Optional.of(
                                new Fault(
                                        413,
                                        "request_too_large",
                                        "Request exceeds the maximum size"));
            }
            Answer answer = fault.isPresent() ? fault.get() : answer(body);
            if (answer instanceof Fault flagged && flagged.isOverPolicy()) {
                strikes.add(key(exchange));
            }
            switch (answer) {
                case Fault refused -> refuse(exchange, refused);
                case Answer.Reply reply -> send(exchange, reply, isStream(body));
            }
        }
    }

    private Answer answer(byte[] body) {
        try {
            JsonNode request = JsonNode.parse(new String(body, StandardCharsets.UTF_8));
            return request.isObject() ? model.answer(request) : badJson("not an object");
        } catch (JsonFault e) {
            return badJson(e.reason());
        }
    }

    private static Fault badJson(String reason) {
        return new Fault(
                400, "invalid_request_error", "The request body is not valid JSON: " + reason);
    }

    private static boolean isStream(byte[] body) {
        return JsonNode.parseOrMissing(new String(body, StandardCharsets.UTF_8))
                .get("stream")
                .isTrue();
    }

    private Optional<Fault> doorCheck(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals("/v1/messages")) {
            return Optional.of(notFound(exchange));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Optional.of(new Fault(405, "invalid_request_error", "Method Not Allowed"));
        }
        Optional<String> key = header(exchange, "x-api-key");
        String given = key(exchange);
        if (given.isEmpty()) {
            return Optional.of(
                    new Fault(401, "authentication_error", "x-api-key header is required"));
        }
        if (options.key().isPresent() && !options.key().get().equals(given)) {
            String message = key.isPresent() ? "invalid x-api-key" : "Invalid bearer token";
            return Optional.of(new Fault(401, "authentication_error", message));
        }
        if (strikes.isDisabled(given)) {
            return Optional.of(
                    new Fault(
                            403,
                            "permission_error",
                            "This API key has been disabled after repeated violations of the Usage Policy."));
        }
        if (header(exchange, "anthropic-version").isEmpty()) {
            return Optional.of(
                    new Fault(
                            400, "invalid_request_error", "anthropic-version: header is required"));
        }
        return Optional.empty();
    }

    private static String key(HttpExchange exchange) {
        return header(exchange, "x-api-key")
                .or(
                        () ->
                                header(exchange, "authorization")
                                        .map(v -> v.replaceFirst("(?i)^Bearer ", "")))
                .orElse("");
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .filter(v -> !v.isBlank());
    }

    private static Fault notFound(HttpExchange exchange) {
        return new Fault(
                404, "not_found_error", "Not Found: " + exchange.getRequestURI().getPath());
    }

    private void refuse(HttpExchange exchange, Fault fault) throws IOException {
        String id = newId("req");
        byte[] body = fault.body(id).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("request-id", id);
        exchange.getResponseHeaders().set("content-type", "application/json");
        if (fault.status() == 429) {
            exchange.getResponseHeaders().set("retry-after", "1");
        }
        // What is left of the request is read, or closing the connection would tear the answer from
        // the client.
        drain(exchange.getRequestBody());
        exchange.sendResponseHeaders(fault.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void send(HttpExchange exchange, Answer.Reply reply, boolean stream)
            throws IOException {
        exchange.getResponseHeaders().set("request-id", newId("req"));
        exchange.getResponseHeaders()
                .set(
                        "content-type",
                        stream ? "text/event-stream; charset=utf-8" : "application/json");
        if (!stream && reply.ending() instanceof Answer.Ending.FailsMidway) {
            refuse(exchange, new Fault(529, "overloaded_error", "Overloaded"));
            return;
        }
        if (!stream && reply.ending() instanceof Answer.Ending.BreaksOff) {
            return; // the exchange is closed without an answer
        }
        if (!stream) {
            byte[] body =
                    ReplyScript.message(reply, newId("msg"))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            for (ReplyScript.Event event : ReplyScript.events(reply, newId("msg"))) {
                // Real servers pad the data with blanks here and there; a client must not mind.
                String padding = event.type().equals("content_block_delta") ? " " : "";
                out.write(
                        ("event: " + event.type() + "\ndata: " + event.data() + padding + "\n\n")
                                .getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (event.type().equals("content_block_delta") && !options.pace().isZero()) {
                    Thread.sleep(options.pace());
                }
            }
        } catch (IOException e) {
            LOG.debug("the client went away");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String newId(String kind) {
        return kind + "_sim_" + String.format("%06d", requests.get());
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer);
                n >= 0 && body.size() <= MAX_BODY_BYTES;
                n = in.read(buffer)) {
            body.write(buffer, 0, n);
        }
        return body.toByteArray();
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = 2L * MAX_BODY_BYTES;
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            left -= n;
        }
    }
}

package dev.policyplayground.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stand-in for Anthropic's Messages API on this machine's loopback address, so that everything
/// works without a key and without a network. Its replies follow the system prompt. It knows
/// nothing of the gates: a bench must not grade itself. Thread-safe; what it remembers has a bound.
/// Closing it ends all connections.
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    /// The API's own limit for a request's body.
    static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    // Large bodies wait for one another: only so many megabytes of them are held at a time.
    private static final int LARGE_MEGABYTES = 96;
    private static final long GOODBYE_SECONDS = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore large = new Semaphore(LARGE_MEGABYTES);
    private final SimulatorOptions options;
    private final Strikes strikes;
    private final MessagesDesk messages;
    private final ModelDesk models;
    private final BatchDesk batches;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();

    private Simulator(
            HttpServer server,
            SceneBook scenes,
            ModelCatalog catalog,
            SimulatorOptions options,
            InstantSource clock) {
        this.server = server;
        this.options = options;
        this.strikes = new Strikes(options.strikes());
        ModelStandIn model = new ModelStandIn(scenes, catalog, clock);
        this.messages =
                new MessagesDesk(
                        model,
                        new RateLimiter(options.limits(), clock),
                        strikes,
                        options.scenario(),
                        options.pace(),
                        options.recording());
        this.models = new ModelDesk(catalog, clock);
        this.batches = new BatchDesk(model, clock, options.batchTime(), () -> newId("sim"));
    }

    /// How many requests with `key` were flagged over policy so far.
    public int strikes(String key) {
        return strikes.of(key);
    }

    /// True once `key` has had too many strikes: every request with it fails from then on.
    public boolean isDisabled(String key) {
        return strikes.isDisabled(key);
    }

    /// Checks what a simulator may be told to let happen.
    ///
    /// @throws IllegalArgumentException naming what is not known
    public static void checkScenario(String scenario) {
        try {
            ScenarioScope.check(scenario);
        } catch (Scenario.Unknown e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Starts to listen on the loopback address.
    ///
    /// @throws IOException when the port is taken
    /// @throws IllegalArgumentException when the options' scenario is not known; says what of it
    public static Simulator start(
            SceneBook scenes, ModelCatalog catalog, SimulatorOptions options, InstantSource clock)
            throws IOException {
        checkScenario(options.scenario());
        // Without it the JDK's server waits for an acknowledgement before it sends the next small
        // event.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        HttpServer server = HttpServer.create(address, 0);
        Simulator simulator = new Simulator(server, scenes, catalog, options, clock);
        server.createContext("/", simulator::handle);
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

    /// How many of them were for a message.
    public long messages() {
        return asked.get();
    }

    /// How many requests are being answered right now.
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("a request did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (exchange.getRequestURI().getPath().equals("/v1/messages")) {
            asked.incrementAndGet();
        }
        underWay.incrementAndGet();
        try {
            Visit visit = new Visit(exchange, newId("req_sim"));
            Optional<Fault> fault = new Door(options.key(), strikes).check(visit);
            if (fault.isPresent()) {
                visit.refuse(fault.get());
            } else {
                route(visit);
            }
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        } catch (IOException e) {
            LOG.debug("a connection ended before its answer did");
            // The server closes a connection whose handler fails, and does not end the answer
            // first.
            throw e;
        } catch (RuntimeException | Error e) {
            // The JDK's server would let it vanish.
            exchange.close();
            report(e);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void report(Throwable fault) {
        if (!threads.isShutdown()) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
        }
    }

    private void route(Visit visit) throws IOException, InterruptedException {
        String[] path = visit.path().replaceFirst("^/v1/", "").split("/");
        String last = path[path.length - 1];
        switch (visit.method() + " " + Door.shape(path)) {
            case "POST messages" ->
                    withBody(visit, b -> messages.message(visit, b, newId("msg_sim")));
            case "POST messages/count_tokens" -> withBody(visit, b -> messages.count(visit, b));
            case "GET models" -> models.list(visit);
            case "GET models/*" -> models.one(visit, last);
            case "POST messages/batches" ->
                    withBody(visit, b -> batches.create(visit, b, newId("msgbatch_sim")));
            case "GET messages/batches" -> batches.list(visit);
            case "GET messages/batches/*" -> batches.get(visit, last);
            case "DELETE messages/batches/*" -> batches.delete(visit, last);
            case "POST messages/batches/*/cancel" -> batches.cancel(visit, path[2]);
            case "GET messages/batches/*/results" -> batches.results(visit, path[2]);
            default ->
                    visit.refuse(
                            Door.isKnown(path)
                                    ? new Fault(405, "invalid_request_error", "Method Not Allowed")
                                    : Door.notFound(visit));
        }
    }

    private interface Handler {
        void handle(JsonNode body) throws IOException, InterruptedException;
    }

    private void withBody(Visit visit, Handler handler) throws IOException, InterruptedException {
        long announced = visit.announcedBytes();
        int megabytes = announced < 0 || announced > MAX_BODY_BYTES ? 32 : (int) (announced >> 20);
        large.acquire(megabytes);
        try {
            Optional<byte[]> body = visit.body(MAX_BODY_BYTES);
            if (body.isEmpty()) {
                // From the proxy in front of the API, so it is no JSON.
                visit.refuse(
                        new Fault(413, "request_too_large", "Request Entity Too Large").asPage());
                return;
            }
            handler.handle(Visit.object(body.get()));
        } catch (JsonFault e) {
            visit.refuse(Fault.invalid("The request body is not valid JSON: " + e.reason()));
        } finally {
            large.release(megabytes);
        }
    }

    private String newId(String kind) {
        return String.format(Locale.ROOT, "%s_%06d", kind, requests.get());
    }
}

package dev.policyplayground.app;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.TestClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/// A program that begins as the real one does and then fails where it is told to, with a message
/// that holds a key and a prompt.
final class FaultProcess {
    static final String KEY = "sk-ant-api03-neverInALog";
    static final String PROMPT = "my secret prompt";

    private FaultProcess() {}

    public static void main(String[] args) throws Exception {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Parts parts = Launcher.begin(SecretStore.NONE, new BrokenOnce(), err);
        switch (args[0]) {
            case "main" -> fail();
            case "virtual" -> {
                Executors.newVirtualThreadPerTaskExecutor().execute(FaultProcess::fail);
                waitForEver();
            }
            case "platform" -> {
                Thread.ofPlatform().start(FaultProcess::fail);
                waitForEver();
            }
            case "simulator" -> askBrokenSimulator(parts);
            case "command" -> System.exit(command(parts, err));
            case "log" -> {
                LoggerFactory.getLogger(FaultProcess.class).warn("{} {}", KEY, 7, fault());
                LoggerFactory.getLogger("okhttp3.Client").warn(KEY + PROMPT, fault());
                Logger.getLogger("javafx.css").log(Level.WARNING, PROMPT, fault());
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /// Fails when it is first asked after it was broken.
    private static final class BrokenOnce extends Clock {
        private static final AtomicBoolean BROKEN = new AtomicBoolean();

        @Override
        public Instant instant() {
            if (BROKEN.compareAndSet(true, false)) {
                fail();
            }
            return TestClock.CLOCK.instant();
        }

        @Override
        public ZoneId getZone() {
            return TestClock.CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static void askBrokenSimulator(Parts parts) throws Exception {
        URI url = parts.simulator(SimulatorOptions.QUICK).baseUrl().resolve("/v1/messages");
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("x-api-key", Parts.FIRST_KEY)
                        .header("anthropic-version", "2023-06-01")
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"model\":\"claude-opus-5-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"))
                        .build();
        BrokenOnce.BROKEN.set(true);
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        waitForEver();
    }

    // Every part of it fails but what tells of faults.
    private static int command(Parts parts, PrintWriter err) {
        dev.policyplayground.cli.Bench broken =
                (dev.policyplayground.cli.Bench)
                        Proxy.newProxyInstance(
                                FaultProcess.class.getClassLoader(),
                                new Class<?>[] {dev.policyplayground.cli.Bench.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("logged")) {
                                        return parts.faults.logged((Throwable) arguments[0]);
                                    }
                                    throw fault();
                                });
        return PlaygroundCommand.execute(
                broken, new PrintWriter(new StringWriter()), err, "sessions", "list");
    }

    private static void fail() {
        throw fault();
    }

    private static RuntimeException fault() {
        return new IllegalStateException(KEY, new NumberFormatException(PROMPT));
    }

    private static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}

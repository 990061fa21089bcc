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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many requests at once, a fifth of them with trouble of every kind: each ends in exactly one
/// typed result. 500 in a build; `./mvnw verify -Psoak` makes it 10,000.
final class FaultsTest {
    private static final int REQUESTS = Integer.getInteger("soak.requests", 500);
    private static final int AT_ONCE = 64;
    private static final int WARM_UP = 200;
    private static final long MEGABYTE = 1 << 20;

    /// Scenario, and how it must end.
    private static final Map<String, String> FAULTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("overloaded(1)", "END_TURN"),
                            Map.entry("overloaded", "OVERLOADED"),
                            Map.entry("rate_limit(1)", "END_TURN"),
                            Map.entry("spend_limit", "SPEND_LIMIT"),
                            Map.entry("api_error(2)", "END_TURN"),
                            Map.entry("bad_gateway", "API_ERROR"),
                            Map.entry("timeout", "TIMEOUT"),
                            Map.entry("authentication", "AUTHENTICATION"),
                            Map.entry("permission", "PERMISSION"),
                            Map.entry("billing", "BILLING"),
                            Map.entry("credit", "BILLING"),
                            Map.entry("not_found", "NOT_FOUND"),
                            Map.entry("conflict", "CONFLICT"),
                            Map.entry("too_large(page)", "TOO_LARGE"),
                            Map.entry("content_filter", "POLICY"),
                            Map.entry("invalid_request", "INVALID_REQUEST"),
                            Map.entry("no_answer", "BROKEN_STREAM"),
                            Map.entry("no_answer(1)", "END_TURN"),
                            Map.entry("refusal(cyber)", "REFUSAL"),
                            Map.entry("refusal_midway(bio)", "REFUSAL"),
                            Map.entry("breaks_off", "BROKEN_STREAM"),
                            Map.entry("ends_early", "BROKEN_STREAM"),
                            Map.entry("fails_midway", "OVERLOADED"),
                            Map.entry("filter_midway", "POLICY"),
                            Map.entry("garbled", "UNREADABLE"),
                            Map.entry("slow(3)", "END_TURN"),
                            Map.entry("stall(6000)", "BROKEN_STREAM"),
                            Map.entry("padded comments unknown_events crlf trickle", "END_TURN"),
                            Map.entry("max_tokens", "MAX_TOKENS"),
                            Map.entry("cancel", "CANCELLED")));

    private final AtomicLong settled = new AtomicLong();
    private final Traffic traffic = new Traffic(TestClock.CLOCK);

    /// What one request is to meet.
    private record Job(int number, String scenario, String end) {}

    private static List<Job> jobs(int count) {
        Random random = new Random(7);
        List<Map.Entry<String, String>> faults = List.copyOf(FAULTS.entrySet());
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Each kind at least once, then at random.
            boolean faulty = i < faults.size() || random.nextInt(5) == 0;
            Map.Entry<String, String> fault =
                    faults.get(i < faults.size() ? i : random.nextInt(faults.size()));
            jobs.add(
                    faulty
                            ? new Job(i, fault.getKey(), fault.getValue())
                            : new Job(i, "", "END_TURN"));
        }
        return jobs;
    }

    private String run(ClaudeClient client, Job job) {
        Cancellation cancellation = new Cancellation();
        boolean cancels = job.scenario.equals("cancel");
        MessagesRequest request =
                new MessagesRequest(
                        "claude-opus-5-5",
                        500,
                        "",
                        List.of(Turn.user("Request number " + job.number)),
                        CallSettings.DEFAULT,
                        true);
        ApiReply reply =
                client.send(
                        request,
                        Map.of("x-simulate", cancels ? "long(4000) slow(20)" : job.scenario),
                        new ReplyListener() {
                            @Override
                            public void text(String delta) {
                                if (cancels) {
                                    cancellation.cancel();
                                }
                            }
                        },
                        cancellation);
        settled.incrementAndGet();
        return switch (reply) {
            case ApiReply.Completed(Message message, var _) -> message.stopReason().name();
            case ApiReply.Failed failed -> failed.failure().kind().name();
            case ApiReply.Cancelled _ -> "CANCELLED";
        };
    }

    private List<String> runAll(ClaudeClient client, List<Job> jobs) throws Exception {
        Semaphore atOnce = new Semaphore(AT_ONCE);
        List<Callable<String>> work = new ArrayList<>();
        for (Job job : jobs) {
            work.add(
                    () -> {
                        atOnce.acquire();
                        try {
                            return run(client, job);
                        } finally {
                            atOnce.release();
                        }
                    });
        }
        List<String> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(work)) {
                ends.add(each.get());
            }
        }
        return ends;
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            LockSupport.parkNanos(50_000_000);
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().contains("OkHttp") || t.getName().contains("HTTP-"))
                .filter(t -> !t.getName().contains("TaskRunner"))
                .count();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void eachRequestEndsInExactlyOneResultAndNothingIsLeft() throws Exception {
        long threadsBefore = threads();
        List<Job> jobs = jobs(REQUESTS);
        try (Simulator simulator =
                        Simulator.start(
                                Shipped.scenes(),
                                Shipped.catalog(),
                                SimulatorOptions.QUICK,
                                TestClock.CLOCK);
                ClaudeClient client = client(simulator)) {
            runAll(client, jobs(WARM_UP));
            long heapBefore = usedHeap();
            settled.set(0);
            long start = System.nanoTime();
            List<String> ends = runAll(client, jobs);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            for (int i = 0; i < jobs.size(); i++) {
                assertThat(ends.get(i)).as(jobs.get(i).toString()).isEqualTo(jobs.get(i).end);
            }
            assertThat(settled).hasValue(REQUESTS);
            // Nothing grows with the number of requests: what is kept has a bound.
            long grown = (usedHeap() - heapBefore) / MEGABYTE;
            assertThat(grown).as("megabytes of heap").isLessThan(40);
            awaitZero(simulator::underWay, "requests under way");
            long faulty = jobs.stream().filter(j -> !j.scenario.isEmpty()).count();
            System.out.printf(
                    "%,d requests, %,d with a fault, %d at once: %.1f s, %,d calls, %,d sockets, heap %+d MB%n",
                    REQUESTS,
                    faulty,
                    AT_ONCE,
                    took.toMillis() / 1e3,
                    simulator.requests(),
                    traffic.opened(),
                    grown);
        }
        awaitZero(() -> (int) traffic.open(), "open sockets");
        awaitZero(() -> (int) (threads() - threadsBefore), "threads of HTTP");
    }

    private ClaudeClient client(Simulator simulator) throws IOException {
        Timeouts timeouts =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        // Shorter than the stall, longer than any hiccup of the machine's.
                        Duration.ofSeconds(3));
        return new ClaudeClient(
                ClaudeOptions.of(simulator.baseUrl(), "sk-x", ApiVersion.V2026_10_21, traffic)
                        .with(new RetryPolicy(2, () -> 0.99, TestClock.CLOCK))
                        .with(timeouts));
    }

    private interface Count {
        int now();
    }

    private static void awaitZero(Count count, String what) {
        for (int i = 0; count.now() > 0 && i < 1_000; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(count.now()).as(what).isZero();
    }
}

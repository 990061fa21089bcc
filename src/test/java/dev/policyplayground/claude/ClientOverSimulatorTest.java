package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.claude.ApiFailure.Kind;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.simulator.Limits;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientOverSimulatorTest {
    private static final RetryPolicy AT_ONCE = new RetryPolicy(2, () -> 0.999, TestClock.CLOCK);

    private static final Timeouts PATIENT =
            new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1));

    private final Traffic traffic = new Traffic(TestClock.CLOCK);
    private final List<String> heard = new ArrayList<>();
    private Simulator simulator;
    private ClaudeClient client;
    // The simulator's time stands still while a test holds it.
    private final AtomicReference<Optional<Instant>> held = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK
                                .withBatchTime(Duration.ofMillis(60))
                                .withLimits(Limits.START),
                        () -> held.get().orElseGet(TestClock.CLOCK::instant));
        client =
                new ClaudeClient(
                        ClaudeOptions.of(
                                        simulator.baseUrl(),
                                        "sk-x",
                                        ApiVersion.V2026_10_21,
                                        traffic)
                                // Whatever only ends because nobody waits longer is no pass.
                                .with(PATIENT)
                                .with(AT_ONCE));
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private MessagesRequest request(String prompt, CallSettings settings) {
        return new MessagesRequest(
                "claude-opus-5-5", 1_000, "", List.of(Turn.user(prompt)), settings, true);
    }

    private ApiReply ask(String scenario) {
        return client.send(
                request("Hello " + scenario, CallSettings.DEFAULT),
                Map.of("x-simulate", scenario),
                new ReplyListener() {
                    @Override
                    public void retrying(ApiFailure why, int attempt, Duration pause) {
                        heard.add(why.kind() + " " + attempt);
                    }
                },
                new Cancellation());
    }

    private Message message(String scenario) {
        return ((ApiReply.Completed) ask(scenario)).message();
    }

    @ParameterizedTest
    @CsvSource({
        "policy,POLICY",
        "content_filter,POLICY",
        "credit,BILLING",
        "usage_limit,SPEND_LIMIT",
        "invalid_request,INVALID_REQUEST",
        "authentication,AUTHENTICATION",
        "billing,BILLING",
        "permission,PERMISSION",
        "not_found,NOT_FOUND",
        "too_large,TOO_LARGE",
        "too_large(page),TOO_LARGE",
        "spend_limit,SPEND_LIMIT",
        "overloaded_for_good,OVERLOADED",
        "filter_midway,POLICY",
        "fails_midway,OVERLOADED",
        "breaks_off,BROKEN_STREAM",
        "ends_early,BROKEN_STREAM",
        "garbled,UNREADABLE"
    })
    void whatNoAttemptCanMendEndsAtOnceInItsOwnKind(String scenario, Kind kind) {
        ApiReply reply = ask(scenario);
        assertThat(((ApiReply.Failed) reply).failure().kind()).isEqualTo(kind);
        assertThat(heard).isEmpty();
        assertThat(simulator.requests()).isEqualTo(1);
        assertThat(((ApiReply.Failed) reply).failure().message())
                .doesNotContain("nothing came for");
        if (!scenario.contains("page")) {
            assertThat(((ApiReply.Failed) reply).failure().describe()).contains("(request req_");
        }
    }

    @Test
    void whatPassesIsAskedAgainAndAnswered() {
        assertThat(message("overloaded(2)").stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(heard).containsExactly("OVERLOADED 1", "OVERLOADED 2");
        assertThat(traffic.calls())
                .extracting(Traffic.Call::status, Traffic.Call::attempt)
                .containsExactly(tuple(200, 3), tuple(529, 2), tuple(529, 1));
    }

    @Test
    void aConnectionThatIsLostBeforeTheAnswerIsTriedAgain() {
        assertThat(message("no_answer(1)").stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(heard).containsExactly("BROKEN_STREAM 1");
    }

    @Test
    void cancellingWhileItWaitsEndsAtOnce() {
        Cancellation cancellation = new Cancellation();
        ApiReply reply =
                client.send(
                        request("Hello", CallSettings.DEFAULT),
                        Map.of("x-simulate", "rate_limit"),
                        new ReplyListener() {
                            @Override
                            public void retrying(ApiFailure why, int attempt, Duration pause) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);
        assertThat(reply).isInstanceOf(ApiReply.Cancelled.class);
        assertThat(simulator.requests()).isEqualTo(1);
    }

    @Test
    void cancellingInMidStreamClosesTheSocket() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        ApiReply reply =
                client.send(
                        request("Hello", CallSettings.DEFAULT),
                        Map.of("x-simulate", "long(5000) slow(20)"),
                        new ReplyListener() {
                            @Override
                            public void text(String delta) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);
        assertThat(reply).isInstanceOf(ApiReply.Cancelled.class);
        assertThat(((ApiReply.Cancelled) reply).soFar()).isNotEmpty();
        assertThat(traffic.open()).isZero();
        for (int i = 0; simulator.underWay() > 0 && i < 500; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(simulator.underWay()).isZero();
    }

    @Test
    void everyBlockIsKept() {
        Message message =
                message(
                        "thinking omitted_thinking redacted_thinking server_tool unknown_block fallback tool_use");
        assertThat(message.blocks().stream().map(b -> b.getClass().getSimpleName()).toList())
                .containsExactly(
                        "Thinking",
                        "Thinking",
                        "RedactedThinking",
                        "ToolUse",
                        "Unknown",
                        "Fallback",
                        "ToolUse",
                        "Text");
        assertThat(message.stopReason()).isEqualTo(StopReason.TOOL_USE);
        assertThat(message.blocks().get(6))
                .isInstanceOfSatisfying(
                        Block.ToolUse.class,
                        tool -> {
                            assertThat(tool.name()).isEqualTo("get_weather");
                            assertThat(tool.words()).contains("Example City");
                        });
        assertThat(message.blocks().get(4))
                .isInstanceOfSatisfying(
                        Block.Unknown.class,
                        block -> assertThat(block.words()).contains("a block of a new kind"));
    }

    @Test
    void theCacheIsWrittenAndThenRead() {
        CallSettings hour = CallSettings.DEFAULT.with(CallSettings.Caching.ONE_HOUR);
        MessagesRequest cached = request("word ".repeat(2_000), hour);
        TokenUsage first = usage(cached);
        TokenUsage second = usage(cached);
        assertThat(first.cacheWrite1h()).isGreaterThan(1_000);
        assertThat(first.cacheWrite5m()).isZero();
        assertThat(second.cacheRead()).isEqualTo(first.cacheWrite1h());
        assertThat(second.cacheWrite1h()).isZero();
        assertThat(first.prompt()).isEqualTo(second.prompt());
    }

    private TokenUsage usage(MessagesRequest request) {
        return ((ApiReply.Completed) client.send(request, ReplyListener.NONE, new Cancellation()))
                .message()
                .usage();
    }

    @Test
    void limitsAreToldAndKept() {
        ask("");
        RateLimits limits = traffic.limits(client.host()).orElseThrow();
        assertThat(limits.gauges())
                .extracting(RateLimits.Gauge::kind)
                .containsExactly("requests", "tokens", "input-tokens", "output-tokens");
        RateLimits.Gauge requests = limits.gauges().getFirst();
        assertThat(requests.limit()).isEqualTo(1_000);
        assertThat(requests.remaining()).isEqualTo(999);
        assertThat(requests.reset()).isPresent();
    }

    @Test
    void whoAsksTooOftenWaitsAndIsAnswered() throws IOException {
        try (Simulator tight =
                        Simulator.start(
                                Shipped.scenes(),
                                Shipped.catalog(),
                                SimulatorOptions.QUICK.withLimits(new Limits(60, 0, 0)),
                                TestClock.CLOCK);
                ClaudeClient eager =
                        new ClaudeClient(
                                ClaudeOptions.of(
                                        tight.baseUrl(),
                                        "sk-x",
                                        ApiVersion.V2026_10_21,
                                        traffic))) {
            Optional<ApiReply.Failed> refused = Optional.empty();
            for (int i = 0; i < 62 && refused.isEmpty(); i++) {
                ApiReply reply =
                        eager.send(
                                request("Hello", CallSettings.DEFAULT),
                                ReplyListener.NONE,
                                new Cancellation());
                if (reply instanceof ApiReply.Failed failed) {
                    refused = Optional.of(failed);
                }
            }
            assertThat(refused.orElseThrow().failure().kind()).isEqualTo(Kind.RATE_LIMIT);
            assertThat(refused.get().headers().get("retry-after")).contains("1");
            assertThat(refused.get().headers().get("anthropic-ratelimit-requests-remaining"))
                    .contains("0");
        }
    }

    @Test
    void modelsAndCountsCostNothingAndAreTold() {
        ApiResult<List<ModelInfo>> models = client.models(new Cancellation());
        assertThat(models)
                .isInstanceOfSatisfying(
                        ApiResult.Ok.class,
                        ok ->
                                assertThat((List<?>) ok.value())
                                        .hasSize(Shipped.catalog().models().size()));
        assertThat(client.model("claude-opus-4-5-20251101", new Cancellation()))
                .isInstanceOf(ApiResult.Ok.class);
        assertThat(client.model("claude-opus-4-1", new Cancellation()))
                .isInstanceOfSatisfying(
                        ApiResult.Failed.class,
                        failed ->
                                assertThat(failed.failure().message())
                                        .isEqualTo("model: claude-opus-4-1"));
        MessagesRequest request = request("How do I kill a Python process?", CallSettings.DEFAULT);
        assertThat(client.countTokens(request, new Cancellation()))
                .isInstanceOfSatisfying(
                        ApiResult.Ok.class,
                        ok -> assertThat((Long) ok.value()).isEqualTo(usage(request).prompt()));
    }

    private static Map<String, MessagesRequest> requests(int count, String model) {
        Map<String, MessagesRequest> all = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            all.put(
                    "r" + i,
                    new MessagesRequest(model, 100, "", List.of(Turn.user("Hello " + i)), false));
        }
        return all;
    }

    private static <T> T value(ApiResult<T> result) {
        assertThat(result).isInstanceOf(ApiResult.Ok.class);
        return ((ApiResult.Ok<T>) result).value();
    }

    @Test
    void aBatchIsMadeWatchedAndReadInAnyOrder() {
        Map<String, MessagesRequest> requests = requests(40, "claude-opus-5-5");
        requests.put("wrong", requests(1, "claude-nobody").get("r0"));
        Instant start = TestClock.CLOCK.instant();
        held.set(Optional.of(start));
        Batch made = value(client.batches().create(requests, new Cancellation()));
        assertThat(made.hasEnded()).isFalse();
        assertThat(made.counts().all()).isEqualTo(41);
        assertThat(client.batches().results(made.id(), _ -> {}, new Cancellation()))
                .isInstanceOf(ApiResult.Failed.class);
        List<Batch> looks = new ArrayList<>();
        Batch ended =
                value(
                        client.batches()
                                .await(
                                        made.id(),
                                        Duration.ofMillis(10),
                                        look -> {
                                            looks.add(look);
                                            held.set(
                                                    Optional.of(
                                                            start.plusMillis(30L * looks.size())));
                                        },
                                        new Cancellation()));
        assertThat(looks).hasSizeGreaterThan(1);
        assertThat(ended.counts().succeeded()).isEqualTo(40);
        assertThat(ended.counts().errored()).isEqualTo(1);
        List<BatchResult> results = new ArrayList<>();
        assertThat(value(client.batches().results(made.id(), results::add, new Cancellation())))
                .isEqualTo(41);
        List<String> order = results.stream().map(BatchResult::customId).toList();
        assertThat(new HashSet<>(order)).isEqualTo(requests.keySet());
        assertThat(order).isNotEqualTo(List.copyOf(requests.keySet()));
        assertThat(results)
                .filteredOn(r -> r.customId().equals("wrong"))
                .singleElement()
                .isInstanceOfSatisfying(
                        BatchResult.Errored.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(Kind.NOT_FOUND));
        assertThat(results)
                .filteredOn(r -> r.customId().equals("r7"))
                .singleElement()
                .isInstanceOfSatisfying(
                        BatchResult.Succeeded.class,
                        s -> assertThat(s.message().terms().isBatch()).isTrue());
        assertThat(value(client.batches().delete(made.id(), new Cancellation())))
                .isEqualTo(made.id());
    }

    @Test
    void aBatchThatIsCalledOffKeepsWhatIsDone() {
        Batch made =
                value(
                        client.batches()
                                .create(requests(200, "claude-opus-5-5"), new Cancellation()));
        Batch cancelled = value(client.batches().cancel(made.id(), new Cancellation()));
        assertThat(Set.of("canceling", "ended")).contains(cancelled.status());
        Batch ended =
                value(
                        client.batches()
                                .await(
                                        made.id(),
                                        Duration.ofMillis(5),
                                        _ -> {},
                                        new Cancellation()));
        assertThat(ended.counts().canceled()).isPositive();
        assertThat(ended.counts().all()).isEqualTo(200);
        List<BatchResult> results = new ArrayList<>();
        value(client.batches().results(made.id(), results::add, new Cancellation()));
        assertThat(results.stream().filter(r -> r instanceof BatchResult.Canceled).count())
                .isEqualTo(ended.counts().canceled());
        assertThat(value(client.batches().list(new Cancellation()))).contains(ended);
    }

    @Test
    void whatTheModelRefusesIsA400OfTheApi() {
        assertThat(
                        ((ApiReply.Failed)
                                        client.send(
                                                request(
                                                        "Hello",
                                                        CallSettings.DEFAULT.with(
                                                                Thinking.DISABLED)),
                                                ReplyListener.NONE,
                                                new Cancellation()))
                                .failure()
                                .message())
                .isEqualTo("\"thinking.type.disabled\" is not supported for this model.");
    }
}

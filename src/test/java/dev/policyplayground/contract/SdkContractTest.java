package dev.policyplayground.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Anthropic's own Java SDK, two majors of it, takes the simulator for the API: 3.12.0 with a
/// bearer token and version 2026-10-21, 2.75.0 with `x-api-key` and 2023-06-01.
final class SdkContractTest {
    private static Simulator simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK
                                .withKey(Optional.of("sk-contract"))
                                .withBatchTime(Duration.ofMillis(1)),
                        TestClock.CLOCK);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static Stream<Sdk> sdks() {
        return Stream.of(Sdk.NEW, Sdk.OLD);
    }

    private static Map<String, String> run(Sdk sdk, String what, String... options) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i], options[i + 1]);
        }
        return sdk.run(what, simulator.baseUrl(), given);
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aMessageIsValid(Sdk sdk) {
        Map<String, String> got = run(sdk, "message", "prompt", "How do I kill a Python process?");
        assertThat(got).containsEntry("stopReason", "end_turn").containsEntry("blocks", "2");
        assertThat(got.get("block0.thinking")).isNotBlank();
        assertThat(got.get("block0.signature")).isNotBlank();
        assertThat(got.get("block1.text")).startsWith("[simulated]");
        assertThat(Integer.parseInt(got.get("inputTokens"))).isPositive();
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aStreamGathersToTheSameMessage(Sdk sdk) {
        String[] ask = {
            "prompt",
            "How do I kill a Python process?",
            "simulate",
            "padded comments unknown_events"
        };
        Map<String, String> streamed = run(sdk, "stream", ask);
        Map<String, String> whole = run(sdk, "message", ask);
        assertThat(streamed.get("events"))
                .startsWith("message_start,content_block_start,content_block_delta")
                .endsWith("content_block_stop,message_delta,message_stop");
        for (String same :
                List.of("block0.thinking", "block1.text", "outputTokens", "stopReason")) {
            assertThat(streamed.get(same)).as(same).isEqualTo(whole.get(same));
        }
    }

    static Stream<Arguments> refusals() {
        return sdks().flatMap(
                        sdk ->
                                Stream.of(
                                                "cyber",
                                                "bio",
                                                "frontier_llm",
                                                "reasoning_extraction",
                                                "general_harms")
                                        .map(c -> Arguments.of(sdk, c)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalComesWithItsDetails(Sdk sdk, String category) {
        Map<String, String> before = run(sdk, "message", "simulate", "refusal(" + category + ")");
        assertThat(before)
                .containsEntry("stopReason", "refusal")
                .containsEntry("stopDetails.category", category)
                .containsEntry("blocks", "0")
                .containsEntry("outputTokens", "0");
        assertThat(before.get("stopDetails.explanation")).isNotBlank();
        Map<String, String> midway =
                run(sdk, "stream", "simulate", "refusal_midway(" + category + ")");
        assertThat(midway)
                .containsEntry("stopReason", "refusal")
                .containsEntry("stopDetails.category", category);
        assertThat(Integer.parseInt(midway.get("outputTokens"))).isPositive();
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aRefusalMayNameNoCategory(Sdk sdk) {
        assertThat(run(sdk, "message", "simulate", "refusal(none)"))
                .containsEntry("stopReason", "refusal")
                .containsEntry("stopDetails.category", "null");
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aToolCallHasItsInput(Sdk sdk) {
        for (String way : List.of("tool", "stream")) {
            Map<String, String> got = run(sdk, way, "simulate", "tool_use empty");
            assertThat(got)
                    .as(way)
                    .containsEntry("stopReason", "tool_use")
                    .containsEntry("block0.name", "get_weather")
                    .containsEntry("block0.input", "{\"location\":\"Example City\"}");
            assertThat(got.get("block0.id")).startsWith("toolu_");
        }
    }

    static Stream<Arguments> stops() {
        return sdks().flatMap(
                        sdk ->
                                Stream.of(
                                                "max_tokens",
                                                "pause_turn",
                                                "model_context_window_exceeded")
                                        .map(s -> Arguments.of(sdk, s)));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void everyStopReasonIsUnderstood(Sdk sdk, String reason) {
        String scenario = reason.replace("model_context_window_exceeded", "context_window");
        assertThat(run(sdk, "stream", "simulate", scenario)).containsEntry("stopReason", reason);
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void tokensAreCounted(Sdk sdk) {
        assertThat(Integer.parseInt(run(sdk, "countTokens").get("inputTokens"))).isPositive();
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void modelsAreListedWithAllThatIsRequired(Sdk sdk) {
        Map<String, String> got = run(sdk, "models");
        assertThat(got.get("ids")).startsWith("claude-fable-5-2,claude-haiku-5-5");
        assertThat(got.get("autoPager")).contains("claude-sonnet-4-5");
        assertThat(got)
                .containsEntry("id", "claude-opus-5-5")
                .containsEntry("lifecycle", "active")
                .containsEntry("maxTokens", "128000")
                .containsEntry("batch", "true");
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void batchesGoFromBeginningToEnd(Sdk sdk) {
        Map<String, String> got = run(sdk, "batches");
        assertThat(got.get("create")).startsWith("msgbatch_");
        assertThat(got.getOrDefault("results", "").split(","))
                .hasSize(2)
                .allMatch(r -> r.contains("=succeeded:msg_"));
        assertThat(got.get("delete")).contains("message_batch_deleted");
    }

    /// Scenario, status, type, the exception's class in the new major and in the old one.
    private static final List<String> ERRORS =
            List.of(
                    "invalid_request 400 invalid_request_error BadRequestException BadRequestException",
                    "policy 400 invalid_request_error BadRequestException BadRequestException",
                    "authentication 401 authentication_error UnauthorizedException UnauthorizedException",
                    "billing 402 billing_error PaymentRequiredException UnexpectedStatusCodeException",
                    "permission 403 permission_error PermissionDeniedException PermissionDeniedException",
                    "not_found 404 not_found_error NotFoundException NotFoundException",
                    "request_timeout 408 timeout_error RequestTimeoutException UnexpectedStatusCodeException",
                    "conflict 409 conflict_error ConflictException UnexpectedStatusCodeException",
                    "too_large 413 request_too_large ContentTooLargeException UnexpectedStatusCodeException",
                    "rate_limit 429 rate_limit_error RateLimitException RateLimitException",
                    "spend_limit 429 rate_limit_error EnforcedSpendLimitReachedException RateLimitException",
                    "api_error 500 api_error InternalServerException InternalServerException",
                    "timeout 504 timeout_error GatewayTimeoutException InternalServerException",
                    "overloaded 529 overloaded_error OverloadedException InternalServerException");

    static Stream<Arguments> errors() {
        return sdks().flatMap(
                        sdk ->
                                ERRORS.stream()
                                        .map(line -> line.split(" "))
                                        .map(e -> Arguments.of(sdk, Arrays.asList(e))));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsTheApisOwn(Sdk sdk, List<String> error) {
        // Strikes disable a key, so the policy's error comes with one of its own.
        Map<String, String> got = run(sdk, "message", "simulate", error.getFirst());
        assertThat(got)
                .containsEntry("statusCode", error.get(1))
                .containsEntry("error.type", error.get(2));
        assertThat(got.get("exception")).startsWith(expected(sdk, error));
        assertThat(got.get("error.message")).isNotBlank();
        assertThat(got.get("requestId")).contains("req_");
    }

    // The new major has finer classes for some error codes.
    private static String expected(Sdk sdk, List<String> error) {
        return error.get(sdk.equals(Sdk.NEW) ? 3 : 4);
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aProxysPageIsAnErrorToo(Sdk sdk) {
        Map<String, String> got = run(sdk, "message", "simulate", "too_large(page)");
        assertThat(got).containsEntry("statusCode", "413");
        assertThat(got.get("body")).contains("<html>");
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void anErrorInMidStreamIsRaised(Sdk sdk) {
        Map<String, String> got = run(sdk, "stream", "simulate", "fails_midway", "maxRetries", "2");
        assertThat(got)
                .containsEntry("exception", "SseException")
                .containsEntry("statusCode", "200")
                .containsEntry("error.type", "overloaded_error")
                .containsEntry("delaysMillis", "[]");
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void whatIsOverloadedTwiceIsAnsweredAtTheThirdAttempt(Sdk sdk) {
        long before = simulator.requests();
        Map<String, String> got =
                run(
                        sdk,
                        "message",
                        "prompt",
                        "Hello from " + sdk,
                        "simulate",
                        "overloaded(2)",
                        "maxRetries",
                        "2",
                        "fakeSleep",
                        "true");
        assertThat(got).containsEntry("stopReason", "end_turn");
        assertThat(simulator.requests() - before).isEqualTo(3);
        List<Long> delays = delays(got);
        assertThat(delays).hasSize(2);
        assertThat(delays.get(0)).isBetween(370L, 500L);
        assertThat(delays.get(1)).isBetween(745L, 1_000L);
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void retryAfterIsHeeded(Sdk sdk) {
        Map<String, String> got =
                run(
                        sdk,
                        "message",
                        "prompt",
                        "Hello again from " + sdk,
                        "simulate",
                        "rate_limit(1)",
                        "maxRetries",
                        "2",
                        "fakeSleep",
                        "true");
        assertThat(got).containsEntry("stopReason", "end_turn");
        assertThat(delays(got))
                .singleElement()
                .satisfies(d -> assertThat(d).isBetween(990L, 1_001L));
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void anEarlyEndOfTheStreamIsNoMessage(Sdk sdk) {
        assertThat(run(sdk, "stream", "simulate", "breaks_off").get("exception"))
                .isEqualTo("AnthropicIoException");
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void aWrongKeyIsRefusedInItsOwnWords(Sdk sdk) {
        Map<String, String> got = run(sdk, "message", "apiKey", "sk-wrong");
        assertThat(got).containsEntry("statusCode", "401");
        assertThat(got.get("error.message"))
                .isEqualTo(sdk.equals(Sdk.NEW) ? "Invalid bearer token" : "invalid x-api-key");
    }

    private static List<Long> delays(Map<String, String> got) {
        return Arrays.stream(
                        got.getOrDefault("delaysMillis", "").replaceAll("[\\[\\] ]", "").split(","))
                .filter(d -> !d.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}

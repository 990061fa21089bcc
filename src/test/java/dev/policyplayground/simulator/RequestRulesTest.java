package dev.policyplayground.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.RequestRules.Use;
import dev.policyplayground.support.Shipped;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The API's refusals in its own words. Source: `facts/claude-api.md`, sections 0, 1.2, 1.8, 3, 5.
final class RequestRulesTest {
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";
    private final RequestRules rules = new RequestRules(Shipped.catalog(), () -> Instant.EPOCH);

    private String said(String body, ApiVersion version, Use use) {
        try {
            return rules.check(JsonNode.parse(body), version, use)
                    .map(f -> f.status() + " " + f.message())
                    .orElse("fine");
        } catch (JsonFault e) {
            throw new AssertionError(body, e);
        }
    }

    private static Arguments on(String model, String members, String said) {
        return Arguments.of(model, members, said);
    }

    private static String schema(String schema) {
        return ",\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":"
                + schema
                + "}}";
    }

    static Stream<Arguments> newVersion() {
        String open = "claude-opus-5-5";
        return Stream.of(
                on(open, "", "fine"),
                on("claude-opus-4-1", "", "404 model: claude-opus-4-1"),
                on(open, ",\"temperature\":1", "400 temperature: Extra inputs are not permitted"),
                on("claude-haiku-4-5", ",\"top_k\":5", "400 top_k: Extra inputs are not permitted"),
                on(
                        open,
                        ",\"thinking\":{\"type\":\"disabled\"}",
                        "400 \"thinking.type.disabled\" is not supported for this model."),
                on(
                        open,
                        ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}",
                        "400 \"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior."),
                on(
                        "claude-haiku-4-5",
                        ",\"thinking\":{\"type\":\"adaptive\"}",
                        "400 adaptive thinking is not supported on this model"),
                on(
                        "claude-haiku-4-5",
                        ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":20}",
                        "400 thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"),
                on(
                        "claude-haiku-4-5",
                        ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":5000}",
                        "400 `max_tokens` must be greater than `thinking.budget_tokens`."),
                on(
                        "claude-opus-5",
                        ",\"thinking\":{\"type\":\"disabled\"},\"output_config\":{\"effort\":\"max\"}",
                        "400 \"thinking.type.disabled\" is not supported with effort \"max\" for this model."),
                on(
                        open,
                        ",\"output_config\":{\"effort\":\"huge\"}",
                        "400 output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'"),
                on(
                        open,
                        ",\"tool_choice\":{\"type\":\"any\"}",
                        "400 tool_choice: type 'any' is not supported for this model"),
                on("claude-opus-5", ",\"tool_choice\":{\"type\":\"any\"}", "fine"),
                on(
                        "claude-haiku-4-5",
                        ",\"inference_geo\":\"us\"",
                        "400 inference_geo: 'us' is not supported for this model"),
                on(open, ",\"inference_geo\":\"us\"", "fine"),
                on(
                        open,
                        ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"2h\"}",
                        "400 cache_control.ephemeral.ttl: Input should be '5m' or '1h'"),
                on(
                        open,
                        ",\"tools\":[{\"name\":\"a b\",\"input_schema\":{\"type\":\"object\"}}]",
                        "400 tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"),
                on(
                        open,
                        ",\"tools\":[{\"name\":\"a\"}]",
                        "400 tools.0.custom.input_schema: Field required"),
                on(
                        open,
                        schema("{\"type\":\"object\",\"properties\":{}}"),
                        "400 output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"),
                on(
                        open,
                        schema(
                                "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":0}}}"),
                        "400 output_config.format.schema: For 'integer' type, property 'minimum' is not supported"));
    }

    @ParameterizedTest
    @MethodSource("newVersion")
    void theNewVersionRefusesInItsOwnWords(String model, String members, String said) {
        String body = "{\"model\":\"" + model + "\",\"max_tokens\":3000," + HELLO + members + "}";
        assertThat(said(body, ApiVersion.V2026_10_21, Use.MESSAGE)).isEqualTo(said);
    }

    @Test
    void theOldVersionTakesSamplingWhereTheModelDoes() {
        String form = "{\"model\":\"%s\",\"max_tokens\":30," + HELLO + ",%s}";
        ApiVersion old = ApiVersion.V2023_06_01;
        assertThat(said(form.formatted("claude-opus-4-6", "\"temperature\":0.3"), old, Use.MESSAGE))
                .isEqualTo("fine");
        assertThat(said(form.formatted("claude-opus-4-7", "\"temperature\":1"), old, Use.MESSAGE))
                .isEqualTo("fine");
        assertThat(said(form.formatted("claude-opus-4-7", "\"temperature\":0.3"), old, Use.MESSAGE))
                .isEqualTo("400 `temperature` is deprecated for this model");
        assertThat(
                        said(
                                form.formatted(
                                        "claude-haiku-4-5", "\"temperature\":0.3,\"top_p\":0.9"),
                                old,
                                Use.MESSAGE))
                .contains("cannot both be specified");
        assertThat(said(form.formatted("claude-opus-4-6", "\"temperature\":1.5"), old, Use.MESSAGE))
                .contains("less than or equal to 1");
    }

    static Stream<Arguments> conversations() {
        String user = "{\"role\":\"user\",\"content\":\"Hello\"}";
        return Stream.of(
                Arguments.of(
                        "[" + user + ",{\"role\":\"assistant\",\"content\":\"Well\"}]", "prefill"),
                Arguments.of("[{\"role\":\"robot\",\"content\":\"x\"}]", "messages.0.role"),
                Arguments.of("[{\"role\":\"user\"}]", "messages.0.content: Field required"),
                Arguments.of("\"Hello\"", "messages: Input should be a valid list"),
                Arguments.of(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\" \"}]}]",
                        "non-whitespace"),
                Arguments.of(
                        "[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}]",
                        "messages.0.content.0.type: Field required"),
                Arguments.of(
                        "["
                                + user
                                + ",{\"role\":\"assistant\",\"content\":[{\"type\":\"document\"}]},"
                                + user
                                + "]",
                        "document blocks are not permitted in assistant messages"),
                Arguments.of(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"citations\":[{}]}]}]",
                        "citations: Extra inputs"),
                Arguments.of(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}]",
                        "unexpected `tool_use_id` found in `tool_result` blocks: t"));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aConversationThatTheApiDoesNotTake(String messages, String said) {
        String body =
                "{\"model\":\"claude-opus-5-5\",\"max_tokens\":30,\"messages\":" + messages + "}";
        assertThat(said(body, ApiVersion.V2026_10_21, Use.MESSAGE))
                .startsWith("400 ")
                .contains(said);
    }

    @Test
    void prefillIsTakenByTheModelsThatTakeIt() {
        String body =
                "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":30,\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"y\"}]}";
        assertThat(said(body, ApiVersion.V2026_10_21, Use.MESSAGE)).isEqualTo("fine");
    }

    @Test
    void limitsAreNamedWithTheirNumbers() {
        String much =
                "{\"model\":\"claude-opus-4-5-20251101\",\"max_tokens\":128001," + HELLO + "}";
        assertThat(said(much, ApiVersion.V2026_10_21, Use.MESSAGE))
                .isEqualTo(
                        "400 max_tokens: 128001 > 64000, which is the maximum allowed number of output tokens for claude-opus-4-5-20251101");
        String longPrompt =
                "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\""
                        + "x".repeat(800_000)
                        + "\"}]}";
        assertThat(said(longPrompt, ApiVersion.V2026_10_21, Use.MESSAGE))
                .matches("400 prompt is too long: \\d+ tokens > 200000 maximum");
    }

    @Test
    void aBatchTakesNoStreamAndACountNeedsNoLimit() {
        String streamed =
                "{\"model\":\"claude-opus-5-5\",\"max_tokens\":1,\"stream\":true," + HELLO + "}";
        assertThat(said(streamed, ApiVersion.V2026_10_21, Use.BATCH_ITEM))
                .isEqualTo("400 stream: Extra inputs are not permitted");
        assertThat(said(streamed, ApiVersion.V2026_10_21, Use.MESSAGE)).isEqualTo("fine");
        String bare = "{\"model\":\"claude-opus-5-5\"," + HELLO + "}";
        assertThat(said(bare, ApiVersion.V2026_10_21, Use.COUNT)).isEqualTo("fine");
        assertThat(said(bare, ApiVersion.V2026_10_21, Use.MESSAGE))
                .isEqualTo("400 max_tokens: Field required");
    }
}

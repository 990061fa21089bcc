package dev.policyplayground.claude;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.BillingTerms;
import dev.policyplayground.usage.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A complete reply of the Messages API. Immutable.
///
/// @param stopReasonAsReceived the API's own word, also when it is [StopReason#UNKNOWN]
/// @param refusalCategory `stop_details.category`, when the classifier gave one
/// @param requestId the `request-id` header
/// @param json the message as received; of a stream, as put together from its events
public record Message(
        String id,
        String model,
        List<Block> blocks,
        StopReason stopReason,
        String stopReasonAsReceived,
        Optional<String> refusalCategory,
        Optional<String> refusalExplanation,
        TokenUsage usage,
        Optional<String> requestId,
        JsonNode json) {

    public Message {
        blocks = List.copyOf(blocks);
    }

    static Message of(JsonNode json, Optional<String> requestId) {
        String stop = json.get("stop_reason").textOrEmpty();
        JsonNode details = json.get("stop_details");
        return new Message(
                json.get("id").textOrEmpty(),
                json.get("model").textOrEmpty(),
                json.get("content").items().stream().map(Block::of).toList(),
                StopReason.of(stop),
                stop,
                details.get("category").asText(),
                details.get("explanation").asText(),
                usage(json.get("usage")),
                requestId,
                json);
    }

    /// True when the API said how many tokens went in and came out. Without that the cost is not
    /// known.
    public boolean isCounted() {
        JsonNode counted = json.get("usage");
        return counted.get("input_tokens").isNumber() && counted.get("output_tokens").isNumber();
    }

    /// What else the price depends on, as the API says it was billed.
    public BillingTerms terms() {
        JsonNode said = json.get("usage");
        return new BillingTerms(
                said.get("service_tier").textOrEmpty().equals("batch"),
                said.get("inference_geo").textOrEmpty().equals("us"),
                said.get("speed").textOrEmpty().equals("fast"));
    }

    /// All text blocks, in order. Chosen by type: thinking often comes first.
    public String text() {
        return blocks.stream()
                .flatMap(
                        b ->
                                b instanceof Block.Text(String text)
                                        ? Optional.of(text).stream()
                                        : Optional.<String>empty().stream())
                .collect(Collectors.joining());
    }

    public String thinking() {
        return blocks.stream()
                .flatMap(
                        b ->
                                b instanceof Block.Thinking(String text)
                                        ? Optional.of(text).stream()
                                        : Optional.<String>empty().stream())
                .collect(Collectors.joining("\n"));
    }

    // Where the split of the cache writes is missing or zero, they are taken as five-minute writes.
    private static TokenUsage usage(JsonNode usage) {
        long written = usage.get("cache_creation_input_tokens").count();
        long oneHour = usage.get("cache_creation").get("ephemeral_1h_input_tokens").count();
        return new TokenUsage(
                usage.get("input_tokens").count(),
                Math.max(0, written - oneHour),
                oneHour,
                usage.get("cache_read_input_tokens").count(),
                usage.get("output_tokens").count(),
                usage.get("output_tokens_details").get("thinking_tokens").count());
    }
}

package dev.policyplayground.moderation;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// What asking a judge took as JSON, which stands as `judge` beside a verdict in the database and
/// in exports. Reading back what was written gives an equal value. Stateless.
public final class AskedJson {
    private AskedJson() {}

    /// [JsonNode#MISSING] when nothing was asked.
    public static JsonNode write(Optional<Asked> asked) {
        return asked.map(AskedJson::write).orElse(JsonNode.MISSING);
    }

    private static JsonNode write(Asked asked) {
        Optional<BigDecimal> usd =
                switch (asked.cost()) {
                    case Cost.Usd(BigDecimal amount) -> Optional.of(amount);
                    case Cost.AtLeast(BigDecimal amount) -> Optional.of(amount);
                    case Cost.NoPrice _ -> Optional.empty();
                };
        String kind =
                switch (asked.cost()) {
                    case Cost.Usd _ -> "USD";
                    case Cost.AtLeast _ -> "AT_LEAST";
                    case Cost.NoPrice _ -> "NO_PRICE";
                };
        return JsonNode.object()
                .put("model", asked.model())
                .put("usage", usage(asked.usage()))
                .put("costKind", kind)
                .put("usd", usd.map(JsonNode::number).orElse(JsonNode.MISSING))
                .put(
                        "worstCaseUsd",
                        asked.worstCase().map(JsonNode::number).orElse(JsonNode.MISSING))
                .put("nanos", asked.time().toNanos())
                .put("requestId", asked.requestId());
    }

    private static JsonNode usage(TokenUsage usage) {
        return JsonNode.object()
                .put("input_tokens", usage.input())
                .put("cache_creation_5m_input_tokens", usage.cacheWrite5m())
                .put("cache_creation_1h_input_tokens", usage.cacheWrite1h())
                .put("cache_read_input_tokens", usage.cacheRead())
                .put("output_tokens", usage.output())
                .put("thinking_tokens", usage.thinking());
    }

    /// @param json what [#write] writes
    /// @throws JsonFault when it is something else
    public static Optional<Asked> read(JsonNode json) throws JsonFault {
        if (json.isMissing()) {
            return Optional.empty();
        }
        String model = json.get("model").textOrEmpty();
        BigDecimal usd = json.get("usd").asDecimal().orElse(BigDecimal.ZERO);
        Cost cost =
                switch (json.get("costKind").textOrEmpty()) {
                    case "USD" -> new Cost.Usd(usd);
                    case "AT_LEAST" -> new Cost.AtLeast(usd);
                    case "NO_PRICE" -> new Cost.NoPrice(model);
                    default -> throw new JsonFault("'judge' needs a kind of cost");
                };
        JsonNode tokens = json.get("usage");
        return Optional.of(
                new Asked(
                        model,
                        new TokenUsage(
                                tokens.get("input_tokens").count(),
                                tokens.get("cache_creation_5m_input_tokens").count(),
                                tokens.get("cache_creation_1h_input_tokens").count(),
                                tokens.get("cache_read_input_tokens").count(),
                                tokens.get("output_tokens").count(),
                                tokens.get("thinking_tokens").count()),
                        cost,
                        json.get("worstCaseUsd").asDecimal(),
                        Duration.ofNanos(json.get("nanos").count()),
                        json.get("requestId").asText()));
    }
}

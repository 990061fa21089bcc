package dev.policyplayground.cli;

import dev.policyplayground.catalog.Price;
import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.json.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// Writes prices as JSON, a row for each model, day and size of request. Stateless.
final class PricesJson {
    private PricesJson() {}

    static JsonNode write(PriceTable.Row row, Price price) {
        return JsonNode.object()
                .put("model", row.model())
                .put("from", row.from().toString())
                .put(
                        "upToPromptTokens",
                        number(
                                Optional.of(BigDecimal.valueOf(price.maxPromptTokens()))
                                        .filter(_ -> price.maxPromptTokens() < Long.MAX_VALUE)))
                .put("input", price.input())
                .put("output", price.output())
                .put("cacheWrite5m", price.cacheWrite5m())
                .put("cacheWrite1h", price.cacheWrite1h())
                .put("cacheRead", price.cacheRead())
                .put("usFactor", number(row.usFactor()));
    }

    static JsonNode number(Optional<BigDecimal> number) {
        return number.map(n -> JsonNode.number((Number) n)).orElse(JsonNode.MISSING);
    }
}

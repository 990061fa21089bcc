package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.session.UsageSum;
import java.math.BigDecimal;
import java.util.Optional;

/// Writes sums of the usage ledger as JSON. Stateless. Money that is not known is `null`, never 0.
final class UsageJson {
    private UsageJson() {}

    static JsonNode write(UsageSum sum) {
        return write(sum, JsonNode.object());
    }

    /// Adds the figures of `sum` to `json`.
    static JsonNode write(UsageSum sum, JsonNode json) {
        Optional<BigDecimal> usd = sum.known();
        json.put("entries", sum.entries())
                .put(
                        "tokens",
                        JsonNode.object()
                                .put("input", sum.tokens().input())
                                .put("cacheWrite5m", sum.tokens().cacheWrite5m())
                                .put("cacheWrite1h", sum.tokens().cacheWrite1h())
                                .put("cacheRead", sum.tokens().cacheRead())
                                .put("output", sum.tokens().output())
                                .put("thinkingInOutput", sum.tokens().thinking()))
                .put("milliseconds", BigDecimal.valueOf(sum.time().toNanos()).movePointLeft(6));
        if (usd.isPresent()) {
            json.put("usd", usd.get());
        } else {
            json.putNull("usd");
        }
        return json.put("entriesThatCostMore", sum.atLeast())
                .put("entriesWithoutPrice", sum.noPrice())
                .put("notSpentAtLeastUsd", sum.notSpent());
    }
}

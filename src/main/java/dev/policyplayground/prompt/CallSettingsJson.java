package dev.policyplayground.prompt;

import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.CallSettings.Caching;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Settings of a call as JSON, for keeping and exporting. Only what differs from
/// [CallSettings#DEFAULT] is written. Stateless.
public final class CallSettingsJson {
    private CallSettingsJson() {}

    public static JsonNode write(CallSettings settings) {
        JsonNode json = JsonNode.object();
        if (settings.thinking() != Thinking.MODEL_DEFAULT) {
            json.put("thinking", settings.thinking().code());
        }
        if (settings.thinking() == Thinking.ENABLED) {
            json.put("thinkingBudget", settings.thinkingBudget());
        }
        if (!settings.showThinking()) {
            json.put("showThinking", false);
        }
        settings.effort().ifPresent(e -> json.put("effort", e.code()));
        settings.temperature().ifPresent(t -> json.put("temperature", t));
        if (settings.caching() != Caching.OFF) {
            json.put("cache", settings.caching().ttl());
        }
        if (settings.usOnly()) {
            json.put("usOnly", true);
        }
        if (!settings.stopSequences().isEmpty()) {
            json.put(
                    "stopSequences",
                    JsonNode.array(settings.stopSequences().stream().map(JsonNode::text).toList()));
        }
        return json;
    }

    /// @param json what [#write] gave, or nothing for the defaults
    /// @throws JsonFault naming what does not fit
    public static CallSettings read(JsonNode json) throws JsonFault {
        CallSettings read = CallSettings.DEFAULT;
        if (!json.get("thinking").isMissing()) {
            read = read.with(choice(Thinking.values(), Thinking::code, json, "thinking"));
        }
        if (!json.get("thinkingBudget").isMissing()) {
            long budget = json.get("thinkingBudget").count();
            if (budget < CallSettings.LEAST_BUDGET || budget > CallSettings.MOST_BUDGET) {
                throw new JsonFault("'thinkingBudget' must be from 1024 to 1000000 tokens");
            }
            read = read.withBudget((int) budget);
        }
        if (!json.get("showThinking").isMissing()) {
            read = read.withThinkingShown(json.get("showThinking").isTrue());
        }
        if (!json.get("effort").isMissing()) {
            read =
                    read.withEffort(
                            Optional.of(choice(Effort.values(), Effort::code, json, "effort")));
        }
        if (!json.get("temperature").isMissing()) {
            read = read.withTemperature(Optional.of(temperature(json.get("temperature"))));
        }
        if (!json.get("cache").isMissing()) {
            read = read.with(choice(Caching.values(), Caching::ttl, json, "cache"));
        }
        List<String> stops =
                json.get("stopSequences").items().stream()
                        .flatMap(s -> s.asText().stream())
                        .toList();
        if (stops.size() > CallSettings.MOST_STOPS) {
            throw new JsonFault("'stopSequences' has more than " + CallSettings.MOST_STOPS);
        }
        return read.withUsOnly(json.get("usOnly").isTrue()).withStopSequences(stops);
    }

    private static BigDecimal temperature(JsonNode json) throws JsonFault {
        return json.asDecimal()
                .filter(t -> t.signum() >= 0 && t.compareTo(BigDecimal.ONE) <= 0)
                .orElseThrow(() -> new JsonFault("'temperature' must be a number from 0 to 1"));
    }

    private interface Coded<T> {
        String code(T value);
    }

    private static <T> T choice(T[] values, Coded<T> coded, JsonNode json, String name)
            throws JsonFault {
        String word = json.get(name).textOrEmpty();
        return Arrays.stream(values)
                .filter(v -> !word.isEmpty() && coded.code(v).equals(word))
                .findFirst()
                .orElseThrow(() -> new JsonFault("'" + name + "' is not known: '" + word + "'"));
    }
}

package dev.policyplayground.prompt;

import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// How a model is asked, beside the words. Immutable.
///
/// @param thinkingBudget in tokens, for [Thinking#ENABLED]; at least 1,024
/// @param showThinking true to ask for the words of the thinking, false for what the model does
/// @param effort empty for the model's own
/// @param temperature 0 to 1; empty for the model's own
/// @param usOnly true to have the request worked on in the United States alone
/// @param stopSequences words that end the reply
public record CallSettings(
        Thinking thinking,
        int thinkingBudget,
        boolean showThinking,
        Optional<Effort> effort,
        Optional<BigDecimal> temperature,
        Caching caching,
        boolean usOnly,
        List<String> stopSequences) {
    /// The least `budget_tokens` that the API takes.
    public static final int LEAST_BUDGET = 1_024;

    /// More than any model's output limit.
    public static final int MOST_BUDGET = 1_000_000;

    /// How many stop sequences are taken at most.
    public static final int MOST_STOPS = 100;

    /// Says nothing: the model does what it does.
    public static final CallSettings DEFAULT =
            new CallSettings(
                    Thinking.MODEL_DEFAULT,
                    2_048,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Caching.OFF,
                    false,
                    List.of());

    /// How long the prompt stays in the API's cache. Source: the Messages API, `cache_control`.
    public enum Caching {
        OFF(""),
        FIVE_MINUTES("5m"),
        ONE_HOUR("1h");

        private final String ttl;

        Caching(String ttl) {
            this.ttl = ttl;
        }

        /// The API's word; empty for [#OFF].
        public String ttl() {
            return ttl;
        }
    }

    public CallSettings {
        stopSequences = List.copyOf(stopSequences);
        if (!isBudget(thinkingBudget) || stopSequences.size() > MOST_STOPS) {
            throw new IllegalArgumentException(
                    "a thinking budget of " + thinkingBudget + ", or too many stop sequences");
        }
    }

    /// True when so many tokens can be a budget for thinking.
    public static boolean isBudget(int tokens) {
        return tokens >= LEAST_BUDGET && tokens <= MOST_BUDGET;
    }

    public CallSettings with(Thinking mode) {
        return new CallSettings(
                mode,
                thinkingBudget,
                showThinking,
                effort,
                temperature,
                caching,
                usOnly,
                stopSequences);
    }

    public CallSettings withBudget(int tokens) {
        return new CallSettings(
                thinking,
                tokens,
                showThinking,
                effort,
                temperature,
                caching,
                usOnly,
                stopSequences);
    }

    public CallSettings withThinkingShown(boolean shown) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                shown,
                effort,
                temperature,
                caching,
                usOnly,
                stopSequences);
    }

    public CallSettings withEffort(Optional<Effort> chosen) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                showThinking,
                chosen,
                temperature,
                caching,
                usOnly,
                stopSequences);
    }

    public CallSettings withTemperature(Optional<BigDecimal> chosen) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                showThinking,
                effort,
                chosen,
                caching,
                usOnly,
                stopSequences);
    }

    public CallSettings with(Caching chosen) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                showThinking,
                effort,
                temperature,
                chosen,
                usOnly,
                stopSequences);
    }

    public CallSettings withUsOnly(boolean only) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                showThinking,
                effort,
                temperature,
                caching,
                only,
                stopSequences);
    }

    public CallSettings withStopSequences(List<String> words) {
        return new CallSettings(
                thinking,
                thinkingBudget,
                showThinking,
                effort,
                temperature,
                caching,
                usOnly,
                words);
    }
}

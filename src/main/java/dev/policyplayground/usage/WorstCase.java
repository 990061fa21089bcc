package dev.policyplayground.usage;

import dev.policyplayground.catalog.PriceTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// Bounds of what a request costs, before it is sent. Stateless.
public final class WorstCase {
    // What the API adds around a conversation: a few hundred tokens at most without tools.
    private static final long FRAME_TOKENS = 500;

    private WorstCase() {}

    /// Where the tokens of an input are counted at worst.
    public enum Input {
        PLAIN,
        WRITTEN_FOR_5_MINUTES,
        WRITTEN_FOR_1_HOUR
    }

    /// The most a request can cost on standard terms: an input of `mostInputTokens` and a reply as
    /// long as `maxTokens` allows. Empty when the model has no price.
    public static Optional<BigDecimal> usd(
            PriceTable prices, String model, LocalDate day, long mostInputTokens, long maxTokens) {
        return usd(
                prices, model, day, BillingTerms.STANDARD, Input.PLAIN, mostInputTokens, maxTokens);
    }

    /// The same on other terms, all of the input counted as `input` says.
    public static Optional<BigDecimal> usd(
            PriceTable prices,
            String model,
            LocalDate day,
            BillingTerms terms,
            Input input,
            long mostInputTokens,
            long maxTokens) {
        long in = mostInputTokens + FRAME_TOKENS;
        TokenUsage most =
                switch (input) {
                    case PLAIN -> new TokenUsage(in, 0, 0, 0, maxTokens, 0);
                    case WRITTEN_FOR_5_MINUTES -> new TokenUsage(0, in, 0, 0, maxTokens, 0);
                    case WRITTEN_FOR_1_HOUR -> new TokenUsage(0, 0, in, 0, maxTokens, 0);
                };
        return Cost.of(prices, model, day, terms, most).usd();
    }

    /// The least that a request would have cost: its input alone. Empty when the model has no
    /// price.
    public static Optional<BigDecimal> atLeastUsd(
            PriceTable prices, String model, LocalDate day, long leastInputTokens) {
        return Cost.of(prices, model, day, new TokenUsage(leastInputTokens, 0, 0, 0, 0, 0)).usd();
    }
}

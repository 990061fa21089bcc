package dev.policyplayground.usage;

import dev.policyplayground.catalog.Price;
import dev.policyplayground.catalog.PriceTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// What a request cost. Immutable. Unknown is not free: a model without a price has [NoPrice].
public sealed interface Cost {
    /// Nothing was sent, or what was sent is not billed.
    static Cost nothing() {
        return new Usd(BigDecimal.ZERO);
    }

    /// An exact amount in US dollars.
    record Usd(BigDecimal amount) implements Cost {}

    /// A lower bound: the request ended before the API had counted all of it.
    record AtLeast(BigDecimal amount) implements Cost {}

    /// The price table has no row for this model on this day.
    record NoPrice(String model) implements Cost {}

    /// The list price of `tokens` on `day`: each class times its price per million, exactly, times
    /// the factors of `terms`. Source: the Messages API, "Pricing". Terms that the table has no
    /// price for (fast mode, a factor that is not in the file) have [NoPrice].
    static Cost of(
            PriceTable prices, String model, LocalDate day, BillingTerms terms, TokenUsage tokens) {
        Optional<Price> price = prices.find(model, day, tokens.prompt());
        Optional<BigDecimal> factor = factor(prices, model, day, terms);
        if (price.isEmpty() || factor.isEmpty()) {
            return new NoPrice(model);
        }
        return new Usd(sum(price.get(), tokens).multiply(factor.get()).stripTrailingZeros());
    }

    /// The list price on standard terms.
    static Cost of(PriceTable prices, String model, LocalDate day, TokenUsage tokens) {
        return of(prices, model, day, BillingTerms.STANDARD, tokens);
    }

    private static Optional<BigDecimal> factor(
            PriceTable prices, String model, LocalDate day, BillingTerms terms) {
        if (terms.isFast()) {
            return Optional.empty();
        }
        Optional<BigDecimal> batch =
                terms.isBatch() ? prices.batchFactor() : Optional.of(BigDecimal.ONE);
        Optional<BigDecimal> us =
                terms.isUsOnly()
                        ? prices.row(model, day).flatMap(PriceTable.Row::usFactor)
                        : Optional.of(BigDecimal.ONE);
        return batch.flatMap(b -> us.map(b::multiply));
    }

    /// Both together. Unknown is not free: the sum with something of unknown size is a lower bound,
    /// and has no price where nothing of it is known.
    default Cost plus(Cost other) {
        if (this instanceof Usd(BigDecimal a) && other instanceof Usd(BigDecimal b)) {
            return new Usd(a.add(b));
        }
        BigDecimal least = atLeast().add(other.atLeast());
        return least.signum() == 0 && this instanceof NoPrice
                ? this
                : least.signum() == 0 && other instanceof NoPrice ? other : new AtLeast(least);
    }

    /// The amount, or a lower bound of it, in US dollars.
    default BigDecimal atLeast() {
        return switch (this) {
            case Usd(BigDecimal amount) -> amount;
            case AtLeast(BigDecimal amount) -> amount;
            case NoPrice _ -> BigDecimal.ZERO;
        };
    }

    /// The amount, when it is known.
    default Optional<BigDecimal> usd() {
        return this instanceof Usd(BigDecimal amount) ? Optional.of(amount) : Optional.empty();
    }

    /// For a person: `$0.0042`, as many digits as matter, or `no price`.
    default String words() {
        return switch (this) {
            case Usd(BigDecimal amount) -> words(amount);
            case AtLeast(BigDecimal amount) ->
                    amount.signum() == 0 ? "unknown" : "at least " + words(amount);
            case NoPrice _ -> "no price";
        };
    }

    private static String words(BigDecimal amount) {
        double usd = amount.doubleValue();
        if (usd == 0) {
            return "$0";
        }
        String format =
                usd >= 1 ? "$%,.2f" : usd >= 0.01 ? "$%.3f" : usd >= 0.0001 ? "$%.4f" : "$%.6f";
        return String.format(Locale.ROOT, format, amount);
    }

    private static BigDecimal sum(Price price, TokenUsage tokens) {
        return times(price.input(), tokens.input())
                .add(times(price.cacheWrite5m(), tokens.cacheWrite5m()))
                .add(times(price.cacheWrite1h(), tokens.cacheWrite1h()))
                .add(times(price.cacheRead(), tokens.cacheRead()))
                .add(times(price.output(), tokens.output()))
                .movePointLeft(6);
    }

    private static BigDecimal times(BigDecimal perMillion, long tokens) {
        return perMillion.multiply(BigDecimal.valueOf(tokens));
    }
}

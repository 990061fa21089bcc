package dev.policyplayground.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.support.Shipped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final PriceTable prices = Shipped.prices();

    @ParameterizedTest
    @CsvSource({
        // 1,000 of each class; sums done by hand from the list prices
        "claude-opus-5-5, 0.0372",
        "claude-fable-5-2, 0.0742",
        "claude-sonnet-5-5, 0.0186",
        "claude-haiku-5-5, 0.000935",
        "claude-opus-4-6, 0.04675",
        "claude-haiku-4-5, 0.00935",
        "claude-opus-4-5-20251101, 0.04675"
    })
    void allFiveClassesArePricedApart(String model, BigDecimal usd) {
        TokenUsage usage = new TokenUsage(1_000, 1_000, 1_000, 1_000, 1_000, 400);
        assertThat(Cost.of(prices, model, TODAY, usage)).isEqualTo(new Cost.Usd(usd));
    }

    @Test
    void aLargePromptToHaikuCostsItsTierForTheWholeRequest() {
        assertThat(
                        Cost.of(
                                        prices,
                                        "claude-haiku-5-5",
                                        TODAY,
                                        new TokenUsage(60_000, 0, 0, 40_000, 1_000, 0))
                                .usd())
                .contains(new BigDecimal("0.0069"));
        assertThat(
                        Cost.of(
                                        prices,
                                        "claude-haiku-5-5",
                                        TODAY,
                                        new TokenUsage(60_001, 0, 0, 40_000, 1_000, 0))
                                .usd())
                .contains(new BigDecimal("0.0345005"));
    }

    @Test
    void aPriceHoldsFromItsDayOn() {
        TokenUsage read = new TokenUsage(0, 0, 0, 1_000_000, 0, 0);
        assertThat(
                        Cost.of(prices, "claude-sonnet-5-5", LocalDate.of(2026, 10, 6), read)
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.2");
        assertThat(
                        Cost.of(prices, "claude-sonnet-5-5", LocalDate.of(2026, 10, 7), read)
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.1");
        assertThat(Cost.of(prices, "claude-sonnet-5-5", LocalDate.of(2026, 9, 1), read))
                .isEqualTo(new Cost.NoPrice("claude-sonnet-5-5"));
    }

    @Test
    void unknownIsNeverFree() {
        Cost cost = Cost.of(prices, "claude-unheard-of", TODAY, new TokenUsage(1, 0, 0, 0, 1, 0));
        assertThat(cost).isEqualTo(new Cost.NoPrice("claude-unheard-of"));
        assertThat(cost.usd()).isEmpty();
        assertThat(cost.words()).isEqualTo("no price");
        assertThat(new Cost.AtLeast(BigDecimal.ZERO).words()).isEqualTo("unknown");
        assertThat(new Cost.AtLeast(new BigDecimal("0.5")).words()).isEqualTo("at least $0.500");
    }

    @Test
    void moneyIsWrittenToTheDigitThatMatters() {
        assertThat(Cost.nothing().words()).isEqualTo("$0");
        assertThat(new Cost.Usd(new BigDecimal("0.000012")).words()).isEqualTo("$0.000012");
        assertThat(new Cost.Usd(new BigDecimal("0.00423")).words()).isEqualTo("$0.0042");
        assertThat(new Cost.Usd(new BigDecimal("1234.5")).words()).isEqualTo("$1,234.50");
    }

    @Test
    void everyModelOfTheCatalogHasAPrice() {
        for (Model model : Shipped.catalog().models()) {
            assertThat(prices.find(model.id(), TODAY, 1)).as(model.id()).isPresent();
        }
    }

    @Test
    void aPriceFileThatLacksSomethingIsNamed() {
        Assertions.assertThatThrownBy(
                        () ->
                                PriceTable.parse(
                                        "{\"as_of\":\"2026-11-22\",\"prices\":[{\"model\":\"m\",\"from\":\"2026-01-01\",\"tiers\":[{\"input\":\"1\"}]}]}"))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining("m needs a number for 'input'");
        Assertions.assertThatThrownBy(() -> PriceTable.parse("{\"as_of\":\"soon\",\"prices\":[]}"))
                .hasMessageContaining("needs a date");
        Assertions.assertThatThrownBy(
                        () ->
                                PriceTable.parse(
                                        "{\"as_of\":\"2026-11-22\",\"prices\":[{\"model\":\"m\",\"from\":\"2026-01-01\"}]}"))
                .hasMessageContaining("has no 'tiers'");
    }
}

package dev.policyplayground.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.PriceTable;
import dev.policyplayground.support.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped prices against the published table, which stands in `facts/prices.md` as it was
/// found: every model, every class, every factor. The sums are made here from the table's own
/// figures.
final class PriceSheetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    // inference_geo came with the 4.6 models.
    private static final List<String> WITHOUT_US =
            List.of("claude-opus-4-5", "claude-sonnet-4-5", "claude-haiku-4-5");

    private final PriceTable prices = Shipped.prices();

    /// A row of the published table, in dollars per million tokens.
    record Published(
            String model,
            boolean isLarge,
            BigDecimal input,
            BigDecimal output,
            BigDecimal write5m,
            BigDecimal write1h,
            BigDecimal read,
            BigDecimal batchInput,
            BigDecimal batchOutput) {
        // Of the larger tier, the prompt alone must be above its border.
        TokenUsage tokens() {
            long some = isLarge ? 70_000 : 7_000;
            return new TokenUsage(some, some + 1, some + 2, some + 3, 1_234, 200);
        }

        BigDecimal usd(BigDecimal in, BigDecimal out) {
            TokenUsage tokens = tokens();
            return in.multiply(BigDecimal.valueOf(tokens.input()))
                    .add(write5m.multiply(BigDecimal.valueOf(tokens.cacheWrite5m())))
                    .add(write1h.multiply(BigDecimal.valueOf(tokens.cacheWrite1h())))
                    .add(read.multiply(BigDecimal.valueOf(tokens.cacheRead())))
                    .add(out.multiply(BigDecimal.valueOf(tokens.output())))
                    .divide(MILLION);
        }
    }

    static Stream<Published> published() {
        List<Published> rows = new ArrayList<>();
        for (String line : table().split("\n", -1)) {
            String[] cells = line.replace("**", "").split("\\|", -1);
            if (cells.length < 2 || !cells[1].strip().startsWith("claude-")) {
                continue;
            }
            String[] batch = cells[8].strip().split("/", -1);
            for (String model : models(cells[1])) {
                rows.add(
                        new Published(
                                model,
                                cells[1].contains(">100k"),
                                number(cells[3]),
                                number(cells[4]),
                                number(cells[5]),
                                number(cells[6]),
                                number(cells[7]),
                                number(batch[0]),
                                number(batch[1])));
            }
        }
        return rows.stream();
    }

    // `claude-fable-5-1 (mythos-5-1 same)` speaks of two models, `claude-opus-4-5 (-20251101)` of
    // two names of one.
    private static List<String> models(String cell) {
        String model = cell.strip().split(" ", -1)[0];
        List<String> models = new ArrayList<>(List.of(model));
        Matcher same = Pattern.compile("\\((mythos-\\S+) same\\)").matcher(cell);
        if (same.find()) {
            models.add("claude-" + same.group(1));
        }
        Matcher dated = Pattern.compile("\\((-20\\d{6})\\)").matcher(cell);
        if (dated.find()) {
            models.add(model + dated.group(1));
        }
        return models;
    }

    private static BigDecimal number(String cell) {
        return new BigDecimal(cell.strip().split(" ", -1)[0]);
    }

    private static String table() {
        try (InputStream in = PriceSheetTest.class.getResourceAsStream("/facts/prices.md")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertCosts(Published row, BillingTerms terms, BigDecimal usd) {
        assertThat(Cost.of(prices, row.model, TODAY, terms, row.tokens()).usd())
                .as(row + " on " + terms)
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo(usd));
    }

    private static BillingTerms terms(boolean isBatch, boolean isUsOnly) {
        return new BillingTerms(isBatch, isUsOnly, false);
    }

    @Test
    void thePublishedTableAndTheShippedFileSpeakOfTheSameModels() {
        List<String> published =
                published()
                        .map(row -> row.model.replaceFirst("-20\\d{6}$", ""))
                        .distinct()
                        .toList();
        assertThat(published).hasSize(18);
        assertThat(prices.rows().stream().map(PriceTable.Row::model).distinct())
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @ParameterizedTest
    @MethodSource("published")
    void eachOfTheFiveClassesHasThePublishedPrice(Published row) {
        long large = row.isLarge ? 1_000_000 : 100_000;
        record Kind(TokenUsage tokens, BigDecimal price) {}
        List<Kind> classes =
                List.of(
                        new Kind(new TokenUsage(large, 0, 0, 0, 0, 0), row.input),
                        new Kind(new TokenUsage(0, large, 0, 0, 0, 0), row.write5m),
                        new Kind(new TokenUsage(0, 0, large, 0, 0, 0), row.write1h),
                        new Kind(new TokenUsage(0, 0, 0, large, 0, 0), row.read));
        for (Kind one : classes) {
            assertThat(Cost.of(prices, row.model, TODAY, one.tokens).usd().orElseThrow())
                    .as(row + " " + one)
                    .isEqualByComparingTo(
                            one.price.multiply(BigDecimal.valueOf(large)).divide(MILLION));
        }
        // Output alone is a request of no size: the smaller tier.
        if (!row.isLarge) {
            assertThat(
                            Cost.of(
                                            prices,
                                            row.model,
                                            TODAY,
                                            new TokenUsage(0, 0, 0, 0, 1_000_000, 0))
                                    .usd()
                                    .orElseThrow())
                    .isEqualByComparingTo(row.output);
        }
        assertCosts(row, BillingTerms.STANDARD, row.usd(row.input, row.output));
    }

    @ParameterizedTest
    @MethodSource("published")
    void aBatchCostsThePublishedHalf(Published row) {
        assertThat(row.batchInput).isEqualByComparingTo(row.input.divide(BigDecimal.TWO));
        assertThat(row.batchOutput).isEqualByComparingTo(row.output.divide(BigDecimal.TWO));
        BigDecimal half = row.usd(row.input, row.output).divide(BigDecimal.TWO);
        assertCosts(row, terms(true, false), half);
        long large = row.isLarge ? 1_000_000 : 100_000;
        assertThat(
                        Cost.of(
                                        prices,
                                        row.model,
                                        TODAY,
                                        terms(true, false),
                                        new TokenUsage(large, 0, 0, 0, 1_000, 0))
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo(
                        row.batchInput
                                .multiply(BigDecimal.valueOf(large))
                                .add(row.batchOutput.multiply(BigDecimal.valueOf(1_000)))
                                .divide(MILLION));
    }

    @ParameterizedTest
    @MethodSource("published")
    void inferenceInTheUsCostsATenthMoreWhereAModelTakesIt(Published row) {
        if (WITHOUT_US.contains(row.model.replaceFirst("-20\\d{6}$", ""))) {
            assertThat(Cost.of(prices, row.model, TODAY, terms(false, true), row.tokens()))
                    .isEqualTo(new Cost.NoPrice(row.model));
            assertThat(Cost.of(prices, row.model, TODAY, terms(true, true), row.tokens()))
                    .isEqualTo(new Cost.NoPrice(row.model));
            return;
        }
        BigDecimal more = row.usd(row.input, row.output).multiply(new BigDecimal("1.1"));
        assertCosts(row, terms(false, true), more);
        assertCosts(row, terms(true, true), more.divide(BigDecimal.TWO));
    }

    @ParameterizedTest
    @MethodSource("published")
    void fastModeHasNoPriceInTheFile(Published row) {
        assertThat(
                        Cost.of(
                                prices,
                                row.model,
                                TODAY,
                                new BillingTerms(false, false, true),
                                row.tokens()))
                .isEqualTo(new Cost.NoPrice(row.model));
    }

    @Test
    void theBorderOfHaikusTierIsTheWholePromptOfAHundredThousand() {
        // 99,998 + 1 + 1 = 100,000: 0.0099998 + 0.0000002 + 0.00000001
        assertThat(
                        Cost.of(
                                        prices,
                                        "claude-haiku-5-5",
                                        TODAY,
                                        new TokenUsage(99_998, 0, 1, 1, 0, 0))
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.01000001");
        // one more, and the whole request is at the larger tier: 0.0499995 + 0.000001 + 0.00000005
        assertThat(
                        Cost.of(
                                        prices,
                                        "claude-haiku-5-5",
                                        TODAY,
                                        new TokenUsage(99_999, 0, 1, 1, 0, 0))
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.05000055");
    }

    @Test
    void sonnetsCacheReadsBecameCheaperOnTheSeventhOfOctober() {
        assertThat(table()).contains("**0.10** since 2026-10-07 (0.20 before)");
        TokenUsage tokens = new TokenUsage(1_000, 2_000, 3_000, 1_000_000, 5_000, 0);
        // 0.002 + 0.005 + 0.012 + 0.05 = 0.069, and a million reads
        assertThat(
                        Cost.of(prices, "claude-sonnet-5-5", LocalDate.of(2026, 10, 6), tokens)
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.269");
        assertThat(
                        Cost.of(prices, "claude-sonnet-5-5", LocalDate.of(2026, 10, 7), tokens)
                                .usd()
                                .orElseThrow())
                .isEqualByComparingTo("0.169");
    }
}

package dev.policyplayground.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.CallSettings.Caching;
import dev.policyplayground.support.Shipped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallCheckTest {
    private static CallCheck check(String model, ApiVersion version) {
        return new CallCheck(model, Shipped.catalog().behaviour(model), version);
    }

    /// The table of the facts, section 3: model, then what becomes of adaptive, enabled, disabled.
    @ParameterizedTest
    @CsvSource({
        "claude-haiku-4-5,no,yes,yes", "claude-sonnet-4-5,no,yes,yes", "claude-opus-4-5,no,yes,yes",
        "claude-opus-4-6,yes,yes,yes", "claude-sonnet-4-6,yes,yes,yes",
                "claude-opus-4-7,yes,no,yes",
        "claude-opus-4-8,yes,no,yes", "claude-sonnet-5,yes,no,yes", "claude-opus-5,yes,no,yes",
        "claude-fable-5,yes,no,no", "claude-haiku-5-5,yes,no,yes", "claude-opus-5-5,yes,no,no",
        "claude-fable-5-1,yes,no,no", "claude-fable-5-2,yes,no,no", "claude-nobody,yes,yes,yes"
    })
    void whatEachModelTakesOfThinking(
            String model, String adaptive, String enabled, String disabled) {
        CallCheck check = check(model, ApiVersion.V2026_10_21);
        assertThat(taken(check, Thinking.ADAPTIVE)).isEqualTo(adaptive);
        assertThat(taken(check, Thinking.ENABLED)).isEqualTo(enabled);
        assertThat(taken(check, Thinking.DISABLED)).isEqualTo(disabled);
        assertThat(taken(check, Thinking.MODEL_DEFAULT)).isEqualTo("yes");
    }

    private static String taken(CallCheck check, Thinking mode) {
        return check.refusal(mode, Optional.empty()).isEmpty() ? "yes" : "no";
    }

    @Test
    void whatIsNotKnownIsNotRefused() {
        // The facts leave open whether Sonnet 5.5 can stop thinking.
        assertThat(taken(check("claude-sonnet-5-5", ApiVersion.V2026_10_21), Thinking.DISABLED))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"LOW,yes", "HIGH,yes", "XHIGH,no", "MAX,no"})
    void thinkingIsOffOnlyUpToHighEffort(Effort effort, String taken) {
        Optional<String> refusal =
                check("claude-opus-5", ApiVersion.V2026_10_21)
                        .refusal(Thinking.DISABLED, Optional.of(effort));
        assertThat(refusal.isEmpty() ? "yes" : "no").isEqualTo(taken);
    }

    @Test
    void theNewVersionHasNoTemperatureForAnyone() {
        assertThat(check("claude-haiku-4-5", ApiVersion.V2026_10_21).temperatureRefusal())
                .hasValueSatisfying(why -> assertThat(why).contains("2023-06-01"));
        assertThat(check("claude-haiku-4-5", ApiVersion.V2023_06_01).temperatureRefusal())
                .isEmpty();
        assertThat(check("claude-opus-5-5", ApiVersion.V2023_06_01).temperatureRefusal())
                .isPresent();
    }

    @Test
    void fittingDropsWhatIsRefusedAndNothingElse() {
        CallSettings all =
                CallSettings.DEFAULT
                        .with(Thinking.DISABLED)
                        .withTemperature(Optional.of(new BigDecimal("0.2")))
                        .withEffort(Optional.of(Effort.LOW))
                        .with(Caching.ONE_HOUR)
                        .withUsOnly(true);
        CallCheck check = check("claude-opus-5-5", ApiVersion.V2026_10_21);
        assertThat(check.refusals(all, 4_096)).hasSize(2);
        CallSettings fit = check.fitting(all, 4_096);
        assertThat(check.refusals(fit, 4_096)).isEmpty();
        assertThat(fit.effort()).contains(Effort.LOW);
        assertThat(fit.caching()).isEqualTo(Caching.ONE_HOUR);
        assertThat(fit.usOnly()).isTrue();
        assertThat(check("claude-haiku-4-5", ApiVersion.V2023_06_01).fitting(all, 4_096).usOnly())
                .isFalse();
    }

    @Test
    void aShortPromptIsNotCachedAndThatIsSaid() {
        CallSettings cached = CallSettings.DEFAULT.with(Caching.FIVE_MINUTES);
        CallCheck check = check("claude-haiku-4-5", ApiVersion.V2026_10_21);
        assertThat(check.cachingNote(cached, 4_095)).isPresent();
        assertThat(check.cachingNote(cached, 4_096)).isEmpty();
        assertThat(check.cachingNote(CallSettings.DEFAULT, 1)).isEmpty();
    }

    @Test
    void aBudgetNeedsRoomInTheReply() {
        CallCheck check = check("claude-opus-4-6", ApiVersion.V2026_10_21);
        CallSettings thinks = CallSettings.DEFAULT.with(Thinking.ENABLED);
        assertThat(check.refusals(thinks, 4_096)).isEmpty();
        assertThat(check.refusals(thinks, 2_048)).singleElement().asString().contains("2048");
        assertThat(check.fitting(thinks, 2_048).thinking()).isEqualTo(Thinking.MODEL_DEFAULT);
        assertThatThrownBy(() -> CallSettings.DEFAULT.withBudget(1_000_001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<CallSettings> settings() {
        return Combinators.combine(
                        Arbitraries.of(Thinking.values()),
                        Arbitraries.integers().between(1_024, 200_000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Effort.values()).optional(),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.ONE)
                                .ofScale(2)
                                .optional(),
                        Arbitraries.of(Caching.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.strings().ofMaxLength(20).list().ofMaxSize(3))
                .as(
                        (thinking, budget, shown, effort, temperature, caching, us, stops) ->
                                new CallSettings(
                                        thinking,
                                        thinking == Thinking.ENABLED ? budget : 2_048,
                                        shown,
                                        effort,
                                        temperature,
                                        caching,
                                        us,
                                        stops));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("settings") CallSettings settings) throws JsonFault {
        JsonNode json = CallSettingsJson.write(settings);
        assertThat(CallSettingsJson.read(JsonNode.parse(json.toString()))).isEqualTo(settings);
    }

    @Test
    void nothingIsTheDefault() throws JsonFault {
        assertThat(CallSettingsJson.read(JsonNode.MISSING)).isEqualTo(CallSettings.DEFAULT);
        assertThat(CallSettingsJson.write(CallSettings.DEFAULT).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"thinking\":\"hard\"}", "{\"thinking\":7}", "{\"effort\":\"most\"}",
                "{\"temperature\":2}", "{\"temperature\":\"hot\"}", "{\"cache\":\"2h\"}",
                "{\"cache\":\"\"}", "{\"thinkingBudget\":12}"
            })
    void whatDoesNotFitIsRefusedByName(String json) throws JsonFault {
        JsonNode read = JsonNode.parse(json);
        String name = read.names().getFirst();
        assertThatThrownBy(() -> CallSettingsJson.read(read))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void retiredModelsAreNamedWithWhatTakesTheirPlace() {
        Instant day = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Shipped.catalog().advice("claude-opus-4-1-20250805", day))
                .contains(
                        "claude-opus-4-1-20250805 was retired on 2026-08-05: use claude-opus-5-5");
        assertThat(Shipped.catalog().advice("claude-sonnet-4-5", day))
                .contains("claude-sonnet-4-5 retires on 2026-11-30: use claude-sonnet-5-5");
        assertThat(Shipped.catalog().advice("claude-sonnet-4-5", day.plus(Duration.ofDays(20))))
                .hasValueSatisfying(a -> assertThat(a).contains("was retired on 2026-11-30"));
        for (String fine : List.of("claude-opus-5-5", "claude-haiku-4-5-20251001", "my-own")) {
            assertThat(Shipped.catalog().advice(fine, day)).as(fine).isEmpty();
        }
    }
}

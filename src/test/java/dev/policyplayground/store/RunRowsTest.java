package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunRowsTest {
    /// A run of a million tokens may cost more than nine dollars; it was counted as 9.22.
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000000000001", "0.0042", "9.23", "55", "1000"})
    void whatARunCostIsCountedToTheLastDigit(String usd) {
        assertThat(RunRows.usd(RunRows.pico(new BigDecimal(usd)))).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223.5", "1e40"})
    void whatNoRunCanCostIsCappedSoThatSumsStayExact(String usd) {
        assertThat(RunRows.usd(RunRows.pico(new BigDecimal(usd))))
                .isBetween(BigDecimal.valueOf(9_000), BigDecimal.valueOf(10_000));
    }
}

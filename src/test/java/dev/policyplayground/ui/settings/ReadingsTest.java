package dev.policyplayground.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
    @Test
    void whatMakesNoSenseIsSaid() {
        for (String bad :
                List.of("proxy.example", "ftp://proxy.example", "https://", "https://a b", "://")) {
            assertThat(Readings.address(bad)).as(bad).isInstanceOf(Reading.Bad.class);
        }
        assertThat(Readings.address("https://me:secret@proxy.example").words())
                .contains("password");
        for (String bad : List.of("-1", "abc", "1.", "1e9", "0.0000001", "$")) {
            assertThat(Readings.usd(bad)).as(bad).isInstanceOf(Reading.Bad.class);
        }
        for (String bad : List.of("0", "-3", "1.5", "", "64001", "99999999999")) {
            assertThat(Readings.tokens(bad, 64_000)).as(bad).isInstanceOf(Reading.Bad.class);
        }
        for (String bad : List.of("0", "-1", "ten", "36501")) {
            assertThat(Readings.days(bad)).as(bad).isInstanceOf(Reading.Bad.class);
        }
    }

    @Test
    void nothingMeansNoLimitAndTheEnvironmentsAddress() {
        assertThat(Readings.address("  ")).isEqualTo(Reading.good(""));
        assertThat(Readings.usd(" ")).isEqualTo(Reading.good(Optional.empty()));
        assertThat(Readings.days("")).isEqualTo(Reading.good(Optional.empty()));
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        assertThat(Readings.usd("$1,000.50"))
                .isEqualTo(Reading.good(Optional.of(new BigDecimal("1000.50"))));
        assertThat(Readings.usd("0")).isEqualTo(Reading.good(Optional.of(BigDecimal.ZERO)));
        assertThat(Readings.tokens("8,192", 64_000)).isEqualTo(Reading.good(8_192));
        assertThat(Readings.days("90")).isEqualTo(Reading.good(Optional.of(90)));
    }

    @Test
    void anOpenConnectionToAnotherMachineIsWarnedOf() {
        assertThat(Readings.address("http://proxy.example").words()).contains("https");
        assertThat(Readings.address("http://127.0.0.1:8080").words()).isEmpty();
        assertThat(Readings.address("http://[::1]:8080").words()).isEmpty();
        assertThat(Readings.address("https://proxy.example/v").words()).isEmpty();
    }
}

package dev.policyplayground.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.policyplayground.policy.Thresholds.Cut;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdsTest {
    private final Thresholds thresholds =
            new Thresholds(Map.of("a", new Cut(0.3, 0.6), "never", new Cut(0.4, 2)));

    @Test
    void aScoreThatReachesALimitIsOverIt() {
        assertThat(thresholds.decide("a", 0.2999)).isEqualTo(Decision.ALLOW);
        assertThat(thresholds.decide("a", 0.3)).isEqualTo(Decision.REVIEW);
        assertThat(thresholds.decide("a", 0.6)).isEqualTo(Decision.BLOCK);
        assertThat(thresholds.decide("never", 1)).isEqualTo(Decision.REVIEW);
        assertThat(thresholds.decide("unknown", 0.8)).isEqualTo(Decision.BLOCK);
    }

    @Test
    void theStrictestCategoryDecides() {
        assertThat(thresholds.decide(Scores.of(Map.of("a", 0.4, "never", 0.1))))
                .isEqualTo(Decision.REVIEW);
        assertThat(thresholds.decide(Scores.of(Map.of()))).isEqualTo(Decision.ALLOW);
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut(0.8, 0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(Map.of("a", 1.1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(Map.of("a", Double.NaN)));
    }
}

package dev.policyplayground.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.support.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ExposureTest {
    /// Harmless stand-ins: the first sentence passes, the second one is what the gate stops.
    private static final String REPLY =
            "[simulated] Hello \uD83D\uDE00 there. Sure, here is how to crack your neighbor's WiFi password. Done.";

    private static final List<ReleasePolicy> POLICIES =
            List.of(
                    new ReleasePolicy.HoldAll(),
                    new ReleasePolicy.HoldSentence(),
                    new ReleasePolicy.HoldWindow(12),
                    new ReleasePolicy.CheckAfter());

    @Test
    void charactersAreCodePointsAndTheWordsSayWhetherItWasAll() {
        assertThat(Exposure.of("abc", 0)).isEmpty();
        assertThat(Exposure.of("a\uD83D\uDE00c", 4)).contains(new Exposure(3, 3));
        assertThat(Exposure.of("a\uD83D\uDE00c", 3)).contains(new Exposure(2, 3));
        assertThat(Exposure.of("masked", 900)).contains(new Exposure(6, 6));
        assertThat(new Exposure(245, 245).words())
                .isEqualTo("Shown, then taken back: the user saw all 245 characters");
        assertThat(new Exposure(80, 245).words())
                .isEqualTo("Shown in part, then taken back: the user saw 80 of 245 characters");
    }

    /// Wherever the stream is cut, under every policy and after every outcome: what is counted is
    /// what the events showed and took back.
    @Property(tries = 60)
    void whatIsCountedIsWhatTheEventsTookBack(
            @ForAll @IntRange(max = 90) int first, @ForAll @IntRange(max = 90) int second) {
        int one = Math.min(first, second);
        int two = Math.max(first, second);
        for (ReleasePolicy policy : POLICIES) {
            for (Outcome outcome :
                    List.of(
                            new Outcome.WithheldAtOutput(),
                            new Outcome.HeldForReview(),
                            new Outcome.Cancelled(),
                            new Outcome.RefusedByApi(
                                    Outcome.RefusedByApi.By.CLASSIFIER,
                                    Optional.empty(),
                                    Optional.empty()))) {
                List<RunEvent> events = new ArrayList<>();
                Release release =
                        new Release(
                                policy,
                                Shipped.gates().output().watch(Exchange.of("Hello")),
                                events::add);
                release.text(REPLY.substring(0, one));
                release.text(REPLY.substring(one, two));
                release.text(REPLY.substring(two));
                release.settle(outcome);
                int shown = 0;
                int back = 0;
                for (RunEvent event : events) {
                    switch (event) {
                        case RunEvent.Released(int from, int to) -> {
                            assertThat(from).isEqualTo(shown);
                            shown = to;
                        }
                        case RunEvent.Retracted(int from, int to) -> {
                            assertThat(from).isZero();
                            back = to;
                        }
                        default -> {}
                    }
                }
                assertThat(release.leaked()).isEqualTo(back);
                assertThat(back == 0 || back == shown).isTrue();
                if (policy instanceof ReleasePolicy.HoldAll) {
                    assertThat(back).isZero();
                }
                if (policy instanceof ReleasePolicy.CheckAfter
                        && !(outcome instanceof Outcome.Cancelled)) {
                    assertThat(back).isEqualTo(REPLY.length());
                }
            }
        }
    }
}

package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private final RetryPolicy steady = new RetryPolicy(2, () -> 0, NOON);

    private static ApiFailure failure(Kind kind, int status) {
        return new ApiFailure(kind, status, "m", Optional.empty());
    }

    private Optional<Duration> next(int status, String... headers) {
        return steady.next(0, failure(Kind.OTHER, status), headers(headers));
    }

    private static ResponseHeaders headers(String... pairs) {
        Map<String, String> fields = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return new ResponseHeaders(fields);
    }

    @ParameterizedTest
    @CsvSource({
        "400,false",
        "401,false",
        "403,false",
        "404,false",
        "413,false",
        "422,false",
        "408,true",
        "409,true",
        "429,true",
        "500,true",
        "502,true",
        "529,true",
        "0,true"
    })
    void onlyWhatMayPassIsTriedAgain(int status, boolean again) {
        assertThat(next(status).isPresent()).isEqualTo(again);
    }

    @Test
    void aSpendLimitIsNeverTriedAgain() {
        assertThat(
                        steady.next(
                                0,
                                failure(Kind.SPEND_LIMIT, 429),
                                headers("x-should-retry", "true", "retry-after", "1")))
                .isEmpty();
    }

    @Test
    void aKeyThatNoHeaderCarriesIsNotTriedAgain() {
        assertThat(steady.next(0, failure(Kind.AUTHENTICATION, 0), headers())).isEmpty();
    }

    @Test
    void theServersWordWins() {
        assertThat(next(529, "x-should-retry", "false")).isEmpty();
        assertThat(next(400, "x-should-retry", "true")).isPresent();
    }

    @Test
    void twoMoreAttemptsAndNoThird() {
        assertThat(steady.next(0, failure(Kind.OVERLOADED, 529), headers()))
                .contains(Duration.ofMillis(500));
        assertThat(steady.next(1, failure(Kind.OVERLOADED, 529), headers()))
                .contains(Duration.ofSeconds(1));
        assertThat(steady.next(2, failure(Kind.OVERLOADED, 529), headers())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms,250,250",
        "retry-after,1.5,1500",
        "retry-after,'Sun, 22 Nov 2026 12:00:07 GMT',7000",
        "retry-after,0,500",
        "retry-after,-3,500",
        "retry-after,3600,500",
        "retry-after,soon,500",
        "retry-after,NaN,500",
        "retry-after-ms,'',500"
    })
    void theWaitIsTheServersWhereItMakesSense(String header, String value, long millis) {
        assertThat(next(429, header, value)).contains(Duration.ofMillis(millis));
    }

    @Property(tries = 200)
    void theWaitGrowsToEightSecondsAndNeverBeyond(@ForAll @IntRange(max = 60) int made) {
        RetryPolicy jittery = new RetryPolicy(Integer.MAX_VALUE, Math::random, NOON);
        Duration pause = jittery.next(made, failure(Kind.API_ERROR, 500), headers()).orElseThrow();
        double full = Math.min(0.5 * Math.pow(2, made), 8);
        assertThat(pause.toNanos() / 1e9).isBetween(full * 0.75, full);
    }
}

package dev.policyplayground.claude;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Whether and when a call that failed before its answer began is made again: as the official
/// clients do it. Immutable, safe from any thread. Source: `facts/claude-api.md`, section 1.9.
///
/// @param most how many times a call is made again at most
/// @param random gives numbers from 0 to 1, for the jitter
public record RetryPolicy(int most, DoubleSupplier random, InstantSource clock) {
    /// Two more attempts, as the official clients have it.
    public static final int DEFAULT_MOST = 2;

    private static final double FIRST_SECONDS = 0.5;
    private static final double LONGEST_SECONDS = 8;
    private static final double JITTER = 0.25;
    // A server may name any time; nobody waits at a screen for longer than this.
    private static final Duration LONGEST_TOLD = Duration.ofMinutes(1);

    /// @param clock what a date that a server names is held against
    public static RetryPolicy standard(InstantSource clock) {
        return new RetryPolicy(DEFAULT_MOST, Math::random, clock);
    }

    /// Never again.
    public static RetryPolicy none() {
        // Who never asks again need not know the time.
        return new RetryPolicy(0, () -> 0, InstantSource.fixed(Instant.EPOCH));
    }

    /// How long to wait before the call is made again; empty when it is not.
    ///
    /// @param made how many times it was made again already
    Optional<Duration> next(int made, ApiFailure failure, ResponseHeaders headers) {
        if (made >= most || !mayHelp(failure, headers)) {
            return Optional.empty();
        }
        return told(headers).or(() -> Optional.of(backOff(made)));
    }

    private static boolean mayHelp(ApiFailure failure, ResponseHeaders headers) {
        // No waiting cures a spend limit, whatever the answer says.
        if (failure.kind() == ApiFailure.Kind.SPEND_LIMIT) {
            return false;
        }
        Optional<String> word = headers.get("x-should-retry");
        if (word.isPresent() && word.get().equals("true")) {
            return true;
        }
        if (word.isPresent() && word.get().equals("false")) {
            return false;
        }
        int status = failure.status();
        return status == 408
                || status == 409
                || status == 429
                || status >= 500
                || (status == 0 && failure.kind() != ApiFailure.Kind.AUTHENTICATION);
    }

    private Optional<Duration> told(ResponseHeaders headers) {
        Optional<Duration> told =
                headers.get("retry-after-ms")
                        .flatMap(ms -> seconds(ms, 0.001))
                        .or(() -> headers.get("retry-after").flatMap(s -> seconds(s, 1)))
                        .or(() -> headers.get("retry-after").flatMap(this::until));
        return told.filter(d -> d.isPositive() && d.compareTo(LONGEST_TOLD) <= 0);
    }

    private static Optional<Duration> seconds(String written, double unit) {
        try {
            double seconds = Double.parseDouble(written.strip()) * unit;
            return seconds > 0 && seconds < 1e9
                    ? Optional.of(Duration.ofNanos((long) (seconds * 1e9)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> until(String date) {
        try {
            ZonedDateTime at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), at.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Duration backOff(int made) {
        double seconds = Math.min(FIRST_SECONDS * Math.pow(2, made), LONGEST_SECONDS);
        double jittered = seconds * (1 - JITTER * random.getAsDouble());
        return Duration.ofNanos((long) (jittered * 1e9));
    }
}

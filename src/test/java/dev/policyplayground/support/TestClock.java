package dev.policyplayground.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/// The clock of all tests. It shows today's time in the machine's zone, unless the system
/// properties say otherwise: with `playground.now` (such as `2031-06-01T00:00:00Z`) each test
/// begins at that instant, and with `playground.zone` (such as `+14:00`) it is in that zone. It
/// goes on from there, so that what comes later is later. Thread-safe.
///
/// Tests find it by JUnit's service file; it sets the clock back before each.
public final class TestClock extends Clock implements TestInstancePreConstructCallback {
    private static final String NOW = "playground.now";
    private static final String ZONE = "playground.zone";
    private static final Optional<Instant> SET =
            Optional.ofNullable(System.getProperty(NOW)).map(Instant::parse);
    private static volatile long begun = System.nanoTime();

    /// The one for all.
    public static final Clock CLOCK =
            new TestClock(
                    Optional.ofNullable(System.getProperty(ZONE))
                            .map(ZoneId::of)
                            .orElse(ZoneId.systemDefault()));

    private final ZoneId zone;

    /// For JUnit.
    public TestClock() {
        this(ZoneId.systemDefault());
    }

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    /// A clock that goes on from `start`, for what must be tried on a day or in a zone of its own.
    public static Clock from(String start, ZoneId zone) {
        return Clock.offset(CLOCK, Duration.between(CLOCK.instant(), Instant.parse(start)))
                .withZone(zone);
    }

    /// What another Java program is started with so that its clock goes on from this one's.
    public static List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        SET.ifPresent(_ -> arguments.add("-D" + NOW + "=" + CLOCK.instant()));
        arguments.add("-D" + ZONE + "=" + CLOCK.getZone());
        return arguments;
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext instance, ExtensionContext context) {
        begun = System.nanoTime();
    }

    @Override
    public Instant instant() {
        return SET.map(from -> from.plus(Duration.ofNanos(System.nanoTime() - begun)))
                .orElseGet(Instant::now);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(other);
    }
}

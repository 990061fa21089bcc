package dev.policyplayground.simulator;

import dev.policyplayground.recording.Recording;
import java.time.Duration;
import java.util.Optional;

/// How the simulator behaves. Immutable.
///
/// @param port 0 for any free one
/// @param key the one key that is accepted; when absent, any key is
/// @param pace the time between two pieces of a streamed reply
/// @param strikes how many requests that were flagged over policy disable a key; 0 for never
/// @param limits what a minute allows each key
/// @param scenario what happens to every request; empty for nothing. See `docs/simulator.md`
/// @param batchTime how long a batch takes
/// @param recording answers requests in place of scenes
public record SimulatorOptions(
        int port,
        Optional<String> key,
        Duration pace,
        int strikes,
        Limits limits,
        String scenario,
        Duration batchTime,
        Optional<Recording> recording) {
    /// How many flagged requests a key survives where nobody says otherwise, less one.
    public static final int DEFAULT_STRIKES = 5;

    private static final Duration BATCH_TIME = Duration.ofMillis(400);

    /// Any port and any key, no pause and no rate limit.
    public static final SimulatorOptions QUICK =
            new SimulatorOptions(
                    0,
                    Optional.empty(),
                    Duration.ZERO,
                    DEFAULT_STRIKES,
                    Limits.NONE,
                    "",
                    BATCH_TIME,
                    Optional.empty());

    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(
                number, key, pace, strikes, limits, scenario, batchTime, recording);
    }

    public SimulatorOptions withKey(Optional<String> only) {
        return new SimulatorOptions(
                port, only, pace, strikes, limits, scenario, batchTime, recording);
    }

    public SimulatorOptions withPace(Duration between) {
        return new SimulatorOptions(
                port, key, between, strikes, limits, scenario, batchTime, recording);
    }

    public SimulatorOptions withStrikes(int allowed) {
        return new SimulatorOptions(
                port, key, pace, allowed, limits, scenario, batchTime, recording);
    }

    public SimulatorOptions withLimits(Limits aMinute) {
        return new SimulatorOptions(
                port, key, pace, strikes, aMinute, scenario, batchTime, recording);
    }

    public SimulatorOptions withScenario(String standing) {
        return new SimulatorOptions(
                port, key, pace, strikes, limits, standing, batchTime, recording);
    }

    public SimulatorOptions withBatchTime(Duration of) {
        return new SimulatorOptions(port, key, pace, strikes, limits, scenario, of, recording);
    }

    public SimulatorOptions withRecording(Recording played) {
        return new SimulatorOptions(
                port, key, pace, strikes, limits, scenario, batchTime, Optional.of(played));
    }
}

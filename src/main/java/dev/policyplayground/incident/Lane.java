package dev.policyplayground.incident;

import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.TwoLayerRun;
import java.time.Duration;
import java.util.Optional;

/// What one replay of an hour runs through: the real engine and a key that nobody has used before.
/// Closing it says that the replay has ended.
///
/// @param notKept why the runs cannot be kept, for a person; empty when they can
/// @param pause between two requests, so that a person can follow
/// @param end told once the replay has ended
public record Lane(
        TwoLayerRun engine, KeyHealth key, Optional<String> notKept, Duration pause, Runnable end)
        implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}

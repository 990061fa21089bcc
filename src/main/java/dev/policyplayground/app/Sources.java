package dev.policyplayground.app;

import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.usage.Provider;
import java.util.function.Supplier;

/// Where the playground's replies come from. Each source is made when it is first used, and then
/// kept; the simulator's until its key is changed. Thread-safe.
final class Sources {
    private final SimulatedKey key;
    private final Supplier<ReplySource> live;

    Sources(Parts parts, Simulator.Options simulator) {
        key =
                new SimulatedKey(
                        Parts.once(() -> parts.simulator(simulator)),
                        parts::simulated,
                        simulator.strikes(),
                        Parts.FIRST_KEY);
        live = Parts.once(parts::live);
    }

    /// The simulated key that the playground uses.
    KeyHealth key() {
        return key;
    }

    /// @throws dev.policyplayground.cli.CommandFault when LIVE has no key
    ReplySource of(Provider provider) {
        return switch (provider) {
            case SIMULATED -> key.source();
            case LIVE -> live.get();
        };
    }
}

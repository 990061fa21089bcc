package dev.policyplayground.app;

import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.simulator.Simulator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// A key to the simulator that can be changed for a new one. The simulator is started when the
/// first reply is asked for, never by a look at the key. Thread-safe.
final class SimulatedKey implements KeyHealth {
    private final Supplier<Simulator> start;
    private final BiFunction<Simulator, String, ReplySource> connect;
    private final int allowed;
    private final String name;
    private final AtomicInteger number = new AtomicInteger(1);
    // Written under the lock, read without: a look at the key must not wait for the start.
    private volatile Optional<Simulator> simulator = Optional.empty();
    // Written under the lock, read without, as above.
    private volatile Optional<Connected> connected = Optional.empty();

    private record Connected(String key, ReplySource source) {}

    /// @param start starts the simulator, or gives the one that runs
    /// @param connect makes a source that uses the given key
    /// @param allowed how many strikes disable the key
    /// @param name the first key; those after it are `name-2`, `name-3` and so on
    SimulatedKey(
            Supplier<Simulator> start,
            BiFunction<Simulator, String, ReplySource> connect,
            int allowed,
            String name) {
        this.start = start;
        this.connect = connect;
        this.allowed = allowed;
        this.name = name;
    }

    /// Replies for the key of this moment. May block while the simulator starts.
    synchronized ReplySource source() {
        String key = key();
        if (connected.isPresent() && connected.get().key.equals(key)) {
            return connected.get().source;
        }
        Simulator running = start.get();
        simulator = Optional.of(running);
        ReplySource source = connect.apply(running, key);
        connected = Optional.of(new Connected(key, source));
        return source;
    }

    /// The host that replies come from; empty while it was not asked yet.
    Optional<String> connectedTo() {
        return connected.map(c -> c.source.host());
    }

    @Override
    public int strikes() {
        return simulator.map(s -> s.strikes(key())).orElse(0);
    }

    @Override
    public int allowed() {
        return allowed;
    }

    @Override
    public boolean isDisabled() {
        return simulator.map(s -> s.isDisabled(key())).orElse(false);
    }

    @Override
    public void rotate() {
        number.incrementAndGet();
    }

    private String key() {
        int now = number.get();
        return now == 1 ? name : name + "-" + now;
    }
}

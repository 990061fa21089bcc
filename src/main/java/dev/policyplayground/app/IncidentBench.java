package dev.policyplayground.app;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.incident.Gate;
import dev.policyplayground.incident.HourReader;
import dev.policyplayground.incident.HourReading;
import dev.policyplayground.incident.Lane;
import dev.policyplayground.incident.ReplayBench;
import dev.policyplayground.incident.TrafficHour;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.RunIds;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Makes the lanes of key incidents: each with a key of its own at a simulator that answers without
/// delay. Thread-safe. Closing it stops the replays that are under way, and waits a few seconds
/// until they have ended.
final class IncidentBench implements ReplayBench, AutoCloseable {
    private static final long GOODBYE_SECONDS = 5;
    // An hour of 24 requests then takes a few seconds: long enough to follow, short enough to
    // watch.
    private static final int PIECES_BETWEEN_REQUESTS = 12;
    // The same engine with nothing to find: so the two lanes differ in their rules alone.
    private static final String NO_RULES =
            """
            pack: no-rules
            title: No rules (input gate off)
            categories:
              - {id: none, title: Nothing is looked for}
            """;

    private final Parts parts;
    private final Layers gatesOn;
    private final Kept kept;
    private final SimulatorOptions window;
    private final Supplier<Simulator> simulator;
    private final AtomicInteger keys = new AtomicInteger();
    private final Map<Cancellation, CountDownLatch> open = new ConcurrentHashMap<>();

    /// Where the runs go.
    ///
    /// @param edits gives sittings their titles; empty when nothing can be kept
    /// @param problem why nothing can be kept, for a person
    record Kept(RunJournal journal, Optional<RunEdits> edits, String problem) {}

    /// @param window how the window's own simulator runs: the strikes are the same, and the pause
    ///   between two requests follows its pace
    IncidentBench(Parts parts, Layers gatesOn, Kept kept, SimulatorOptions window) {
        this.parts = parts;
        this.gatesOn = gatesOn;
        this.kept = kept;
        this.window = window;
        SimulatorOptions quick = SimulatorOptions.QUICK.withStrikes(window.strikes());
        this.simulator = Parts.once(() -> parts.simulator(quick));
    }

    /// The hour that ships with the program.
    static TrafficHour hour() {
        return switch (HourReader.read("hour.yaml", Assets.text("incident/hour.yaml"))) {
            case HourReading.Read(TrafficHour hour) -> hour;
            case HourReading.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }

    @Override
    public Lane open(Gate gate, Cancellation cancellation) {
        SimulatedKey key =
                new SimulatedKey(
                        simulator,
                        parts::simulated,
                        window.strikes(),
                        "sk-simulated-hour-" + keys.incrementAndGet());
        String session = RunIds.next(parts.clock.instant());
        Optional<String> notKept = title(session, gate);
        TwoLayerRun engine =
                new TwoLayerRun(
                        layers(gate),
                        key.source(),
                        kept.journal,
                        parts.prices.get().inForce().table(),
                        session,
                        parts.clock);
        CountDownLatch ended = new CountDownLatch(1);
        Cancellation own = new Cancellation();
        own.onCancel(cancellation::cancel);
        open.put(own, ended);
        return new Lane(
                engine,
                key,
                notKept,
                window.pace().multipliedBy(PIECES_BETWEEN_REQUESTS),
                () -> {
                    open.remove(own);
                    ended.countDown();
                });
    }

    @Override
    public void close() {
        Map<Cancellation, CountDownLatch> underWay = Map.copyOf(open);
        underWay.keySet().forEach(Cancellation::cancel);
        try {
            for (CountDownLatch ended : underWay.values()) {
                boolean _ = ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Without its title a sitting can still be found among the others; so the replay goes on.
    private Optional<String> title(String session, Gate gate) {
        if (kept.edits.isEmpty()) {
            return Optional.of(kept.problem);
        }
        try {
            kept.edits.get().rename(session, gate.title());
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e.advice());
        }
    }

    private Layers layers(Gate gate) {
        return switch (gate) {
            case ON -> gatesOn;
            case OFF ->
                    switch (PackCheck.load("no-rules.yaml", NO_RULES)) {
                        case Loaded.Ready(Gates gates) ->
                                new Layers(gates.pack(), gates.input(), gates.output());
                        case Loaded.Broken broken ->
                                throw new IllegalStateException(broken.message());
                    };
        };
    }
}

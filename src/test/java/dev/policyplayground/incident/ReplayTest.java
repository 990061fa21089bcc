package dev.policyplayground.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.claude.Traffic;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.run.ClaudeReplySource;
import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shipped hour through the real engine against the real simulator.
final class ReplayTest {
    private static final String KEY = "sk-simulated-hour";

    private Simulator simulator;
    private ClaudeClient client;
    private final List<ReplayEvent> events = new ArrayList<>();
    private int ends;

    static TrafficHour shipped() {
        return ((HourReading.Read) HourReader.read("hour.yaml", Shipped.text("incident/hour.yaml")))
                .hour();
    }

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK,
                        TestClock.CLOCK);
        client =
                new ClaudeClient(
                        simulator.baseUrl(),
                        KEY,
                        ApiVersion.V2026_10_21,
                        new Traffic(TestClock.CLOCK));
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private Lane lane(Gates gates, RunJournal journal, Duration pause) {
        TwoLayerRun engine =
                new TwoLayerRun(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        new ClaudeReplySource(Provider.SIMULATED, client),
                        journal,
                        Shipped.prices(),
                        "s",
                        TestClock.CLOCK);
        KeyHealth key =
                new KeyHealth() {
                    @Override
                    public int strikes() {
                        return simulator.strikes(KEY);
                    }

                    @Override
                    public int allowed() {
                        return SimulatorOptions.DEFAULT_STRIKES;
                    }

                    @Override
                    public boolean isDisabled() {
                        return simulator.isDisabled(KEY);
                    }

                    @Override
                    public void rotate() {
                        throw new UnsupportedOperationException();
                    }
                };
        return new Lane(engine, key, Optional.empty(), pause, () -> ends++);
    }

    private Lane lane(Gates gates) {
        return lane(gates, RunJournal.OFF, Duration.ZERO);
    }

    private List<ReplayEvent.Ended> ended() {
        return events.stream()
                .filter(e -> e instanceof ReplayEvent.Ended)
                .map(e -> (ReplayEvent.Ended) e)
                .toList();
    }

    @Test
    void withoutTheGateTheKeyIsDisabledAndThenEveryGoodRequestFails() {
        TrafficHour hour = shipped();
        Totals totals =
                new HourReplay(hour, lane(Shipped.gatesWith("")))
                        .run(events::add, new Cancellation());
        assertThat(simulator.strikes(KEY)).isEqualTo(5);
        assertThat(events.stream().filter(e -> e instanceof ReplayEvent.KeyDisabled)).hasSize(1);
        int fatal = events.indexOf(new ReplayEvent.KeyDisabled(13));
        assertThat(fatal).isPositive();
        int strikes = 0;
        for (ReplayEvent.Ended end : ended()) {
            HourRequest request = hour.requests().get(end.index());
            boolean worked = end.index() <= 13;
            if (worked && request.isOverPolicy()) {
                assertThat(end.outcome()).isInstanceOf(Outcome.RefusedByApi.class);
                strikes++;
            } else if (worked) {
                assertThat(end.outcome()).as(request.prompt()).isEqualTo(new Outcome.Surfaced());
            } else {
                assertThat(((Outcome.Failed) end.outcome()).failure().kind())
                        .as(request.prompt())
                        .isEqualTo(ApiFailure.Kind.PERMISSION);
            }
            assertThat(end.struck()).isEqualTo(worked && request.isOverPolicy());
            assertThat(end.strikes()).isEqualTo(strikes);
        }
        assertThat(totals).isEqualTo(new Totals(9, 8, 5, 24, 0));
        assertThat(events.getLast()).isEqualTo(new ReplayEvent.Finished(totals, false));
    }

    @Test
    void withTheGateTheKeyHasNoStrikeAndEveryGoodRequestIsAnswered() {
        TrafficHour hour = shipped();
        Totals totals =
                new HourReplay(hour, lane(Shipped.gates())).run(events::add, new Cancellation());
        assertThat(simulator.strikes(KEY)).isZero();
        assertThat(simulator.requests()).isEqualTo(17);
        for (ReplayEvent.Ended end : ended()) {
            HourRequest request = hour.requests().get(end.index());
            assertThat(end.outcome())
                    .as(request.prompt())
                    .isEqualTo(
                            request.isOverPolicy()
                                    ? new Outcome.BlockedAtInput()
                                    : new Outcome.Surfaced());
        }
        assertThat(ended()).hasSize(24);
        assertThat(totals).isEqualTo(new Totals(17, 0, 0, 17, 7));
    }

    @Test
    void cancellingEndsThePauseAndTheReplay() {
        Cancellation cancellation = new Cancellation();
        Totals totals =
                new HourReplay(shipped(), lane(Shipped.gates(), RunJournal.OFF, Duration.ofDays(1)))
                        .run(
                                event -> {
                                    events.add(event);
                                    if (event instanceof ReplayEvent.Ended) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation);
        assertThat(ended()).hasSize(1);
        assertThat(events.getLast()).isEqualTo(new ReplayEvent.Finished(totals, true));
    }

    @Test
    void aRunThatIsCancelledInTheMiddleCountsAsNeitherAnsweredNorFailed() {
        Cancellation cancellation = new Cancellation();
        Totals totals =
                new HourReplay(shipped(), lane(Shipped.gates()))
                        .run(
                                event -> {
                                    events.add(event);
                                    if (event.equals(new ReplayEvent.Started(1))) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation);
        assertThat(ended().getLast().outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(totals).isEqualTo(new Totals(1, 0, 0, 1, 1));
    }

    @Test
    void aRunThatCouldNotBeKeptSaysSoAndTheReplayGoesOn() {
        new HourReplay(
                        shipped(),
                        lane(
                                Shipped.gates(),
                                _ ->
                                        new RunJournal.Receipt.NotKept(
                                                "the disk is full", Optional.empty()),
                                Duration.ZERO))
                .run(events::add, new Cancellation());
        assertThat(ended())
                .hasSize(24)
                .allSatisfy(e -> assertThat(e.notKept()).contains("the disk is full"));
    }

    @Test
    void closingALaneSaysThatItsReplayHasEnded() {
        try (Lane lane = lane(Shipped.gates())) {
            assertThat(lane.notKept()).isEmpty();
            assertThat(ends).isZero();
        }
        assertThat(ends).isEqualTo(1);
    }
}

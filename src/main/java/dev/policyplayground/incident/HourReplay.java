package dev.policyplayground.incident;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.RunEvent;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends an hour of traffic through one lane, a request after the other, and counts what becomes of
/// the key. For one replay; works on the thread that calls it.
public final class HourReplay {
    private final TrafficHour hour;
    private final Lane lane;
    private Totals totals = Totals.NONE;

    public HourReplay(TrafficHour hour, Lane lane) {
        this.hour = hour;
        this.lane = lane;
    }

    /// Replays the hour. Blocks; `events` is told of everything on this thread.
    ///
    /// @param cancellation stops it at once; the request under way is kept as cancelled
    public Totals run(Consumer<ReplayEvent> events, Cancellation cancellation) {
        CountDownLatch stop = new CountDownLatch(1);
        cancellation.onCancel(stop::countDown);
        for (int i = 0; i < hour.requests().size() && !cancellation.isCancelled(); i++) {
            replay(i, events, cancellation);
            rest(stop);
        }
        events.accept(new ReplayEvent.Finished(totals, cancellation.isCancelled()));
        return totals;
    }

    private void replay(int index, Consumer<ReplayEvent> events, Cancellation cancellation) {
        HourRequest request = hour.requests().get(index);
        events.accept(new ReplayEvent.Started(index));
        boolean worked = !lane.key().isDisabled();
        int before = lane.key().strikes();
        Followed followed = new Followed();
        RunRecord run = lane.engine().run(request(request), followed, cancellation);
        int strikes = lane.key().strikes();
        Outcome outcome = run.outcome();
        totals = totals.plus(request, outcome, followed.sent, strikes > before);
        events.accept(
                new ReplayEvent.Ended(
                        index, outcome, strikes > before, strikes, totals, followed.notKept));
        if (worked && lane.key().isDisabled()) {
            events.accept(new ReplayEvent.KeyDisabled(index));
        }
    }

    private RunRequest request(HourRequest request) {
        Draft draft =
                Draft.of(
                        hour.system(),
                        request.prompt(),
                        ModelCatalog.DEFAULT_MODEL,
                        ModelCatalog.DEFAULT_MAX_TOKENS);
        return new RunRequest(draft, ReleasePolicies.DEFAULT, true);
    }

    private void rest(CountDownLatch stop) {
        Duration pause = lane.pause();
        try {
            // Whether the pause ran out or was cut short, the loop looks at the cancellation next.
            boolean _ = stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a replay wants to know of a run besides its record.
    private static final class Followed implements Consumer<RunEvent> {
        private boolean sent;
        private Optional<String> notKept = Optional.empty();

        @Override
        public void accept(RunEvent event) {
            if (event instanceof RunEvent.Sent) {
                sent = true;
            } else if (event instanceof RunEvent.Kept(Receipt.NotKept(String reason, _))) {
                notKept = Optional.of(reason);
            }
        }
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.run.RunEvent;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.Conflater;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.RunView.Phase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A place of the window in which one run at a time is shown. For use on the FX thread; the work is
/// done behind it.
final class LiveRun {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    private static final long GOODBYE_SECONDS = 5;

    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final SittingRuns sitting;
    private final ReadOnlyObjectWrapper<RunView> view = new ReadOnlyObjectWrapper<>(RunView.EMPTY);
    private Optional<UnderWay> underWay = Optional.empty();

    // What kept events of the run under way from being shown.
    private Optional<Throwable> notShown = Optional.empty();

    private record UnderWay(
            EngineChoice engine,
            RunRequest request,
            Cancellation cancellation,
            CountDownLatch ended) {}

    LiveRun(PlaygroundParts parts, FxThreads threads, SittingRuns sitting) {
        this.parts = parts;
        this.threads = threads;
        this.sitting = sitting;
    }

    ReadOnlyObjectProperty<RunView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// True until the run is known to be kept or not.
    boolean isRunning() {
        return view.get().phase() == Phase.RUNNING || view.get().phase() == Phase.SAVING;
    }

    /// Starts a run; none may be under way.
    void start(EngineChoice engine, RunRequest request) {
        UnderWay run = new UnderWay(engine, request, new Cancellation(), new CountDownLatch(1));
        underWay = Optional.of(run);
        notShown = Optional.empty();
        view.set(RunView.started(request.release()));
        threads.run(() -> work(run), this::endBy);
    }

    void cancel() {
        underWay.ifPresent(run -> threads.run(run.cancellation::cancel));
    }

    /// Stops the run that is under way and waits, a few seconds at most, until it is kept.
    void shutDown() {
        underWay.ifPresent(
                run -> {
                    run.cancellation.cancel();
                    try {
                        if (!run.ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                            LOG.warn("a run did not end in time");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    void show(RunRecord kept) {
        view.set(RunView.opened(kept));
    }

    void clear() {
        if (!isRunning()) {
            view.set(RunView.EMPTY);
        }
    }

    /// The shown run could not be saved when it ended, and is saved now.
    void markSaved() {
        if (view.get().phase() == RunView.Phase.FINISHED) {
            view.set(view.get().saved());
        }
    }

    /// Says why something could not be done, unless a run is under way.
    void fail(String why) {
        if (!isRunning()) {
            view.set(view.get().failed(why));
        }
    }

    private void work(UnderWay run) {
        Conflater<RunEvent> events =
                new Conflater<>(threads, this::take, e -> notShown = Optional.of(e));
        try {
            parts.engine().apply(run.engine).run(run.request, events::offer, run.cancellation);
        } catch (StorageException e) {
            threads.ui().execute(() -> view.set(view.get().failed(e.advice())));
        } finally {
            run.ended.countDown();
        }
        threads.ui().execute(() -> notShown.ifPresent(this::endBy));
        // On its own: a list that cannot be read makes no failure of the run.
        threads.run(sitting::load);
    }

    // A bug must not leave the window waiting for ever: say so, and lose nothing.
    private void endBy(Throwable fault) {
        view.set(view.get().failed(FaultWords.of(fault)));
    }

    private void take(List<RunEvent> batch) {
        view.set(view.get().after(batch));
        for (RunEvent event : batch) {
            if (event instanceof RunEvent.Finished(RunRecord run)) {
                sitting.count(run);
            }
        }
    }
}

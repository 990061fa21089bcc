package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.run.RunEvent;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.Conflater;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs of this sitting: the one in the columns, those before it, and what they took. One run
/// at a time. For use on the FX thread; the work is done behind it.
final class SittingRuns {
    private static final Logger LOG = LoggerFactory.getLogger(SittingRuns.class);
    private static final int RECENT = 200;
    private static final long GOODBYE_SECONDS = 5;

    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<RunView> view = new ReadOnlyObjectWrapper<>(RunView.EMPTY);
    private final ReadOnlyObjectWrapper<Spent> spent = new ReadOnlyObjectWrapper<>(Spent.NOTHING);
    private final ObservableList<RunSummary> recent = FXCollections.observableArrayList();
    private Optional<UnderWay> underWay = Optional.empty();

    private record UnderWay(
            Provider provider,
            RunRequest request,
            Cancellation cancellation,
            CountDownLatch ended) {}

    SittingRuns(PlaygroundParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
    }

    ReadOnlyObjectProperty<RunView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Spent> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    /// The kept runs of this sitting, newest first.
    ObservableList<RunSummary> recent() {
        return recent;
    }

    /// True until the run is known to be kept or not.
    boolean isRunning() {
        return view.get().phase() == Phase.RUNNING || view.get().phase() == Phase.SAVING;
    }

    /// Starts a run; none may be under way.
    void start(Provider provider, RunRequest request) {
        UnderWay run = new UnderWay(provider, request, new Cancellation(), new CountDownLatch(1));
        underWay = Optional.of(run);
        view.set(RunView.STARTED);
        threads.background().execute(() -> work(run));
    }

    void cancel() {
        underWay.ifPresent(run -> threads.background().execute(run.cancellation::cancel));
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

    /// Finds a kept run and hands it over on the FX thread.
    void find(String id, Consumer<RunRecord> found) {
        if (parts.archive().isPresent()) {
            threads.background().execute(() -> lookUp(id, found));
        }
    }

    private void lookUp(String id, Consumer<RunRecord> found) {
        try {
            parts.archive()
                    .flatMap(archive -> archive.find(id))
                    .ifPresent(run -> threads.ui().execute(() -> found.accept(run)));
        } catch (StorageException e) {
            threads.ui().execute(() -> fail(e.advice()));
        }
    }

    private void work(UnderWay run) {
        Conflater<RunEvent> events = new Conflater<>(threads.ui(), this::take);
        try {
            parts.engine().apply(run.provider).run(run.request, events::offer, run.cancellation);
        } catch (RuntimeException e) {
            // A bug must not leave the window waiting for ever: say so, and lose nothing.
            String why = e instanceof StorageException s ? s.advice() : e.toString();
            threads.ui().execute(() -> view.set(view.get().failed(why)));
        } finally {
            run.ended.countDown();
        }
        loadRecent();
    }

    private void take(List<RunEvent> batch) {
        view.set(view.get().after(batch));
        for (RunEvent event : batch) {
            if (event instanceof RunEvent.Finished(RunRecord run)) {
                spent.set(spent.get().plus(run));
            }
        }
    }

    private void fail(String why) {
        if (!isRunning()) {
            view.set(view.get().failed(why));
        }
    }

    private void loadRecent() {
        if (parts.archive().isEmpty()) {
            return;
        }
        try {
            List<RunSummary> runs = parts.archive().get().newestOf(parts.session(), RECENT);
            threads.ui().execute(() -> recent.setAll(runs));
        } catch (StorageException e) {
            LOG.warn("the runs of this sitting could not be read: {}", e.advice());
        }
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs of this sitting and what they took. For use on the FX thread; reading is done behind
/// it.
final class SittingRuns {
    private static final Logger LOG = LoggerFactory.getLogger(SittingRuns.class);
    private static final int RECENT = 200;

    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<Spent> spent = new ReadOnlyObjectWrapper<>(Spent.NOTHING);
    private final ObservableList<RunSummary> recent = FXCollections.observableArrayList();

    SittingRuns(PlaygroundParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
    }

    ReadOnlyObjectProperty<Spent> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    /// The kept runs of this sitting, newest first.
    ObservableList<RunSummary> recent() {
        return recent;
    }

    void count(RunRecord run) {
        spent.set(spent.get().plus(run));
    }

    /// Finds a kept run and hands it over on the FX thread, or says there why not.
    void find(String id, Consumer<RunRecord> found, Consumer<String> failed) {
        if (parts.archive().isPresent()) {
            threads.run(() -> lookUp(id, found, failed), e -> failed.accept(FaultWords.of(e)));
        }
    }

    private void lookUp(String id, Consumer<RunRecord> found, Consumer<String> failed) {
        try {
            parts.archive()
                    .flatMap(archive -> archive.find(id))
                    .ifPresent(run -> threads.ui().execute(() -> found.accept(run)));
        } catch (StorageException e) {
            threads.ui().execute(() -> failed.accept(e.advice()));
        }
    }

    /// Reads the runs of this sitting afresh. Blocks: for use behind the FX thread.
    void load() {
        if (parts.archive().isEmpty()) {
            return;
        }
        try {
            List<RunSummary> runs = parts.archive().get().newestOf(parts.session(), RECENT);
            threads.ui().execute(() -> recent.setAll(runs));
        } catch (StorageException e) {
            LOG.warn("the runs of this sitting could not be read", e);
        }
    }
}

package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The kept runs, newest first, a page at a time. For use on the FX thread; reading is done behind
/// it.
public final class SessionsViewModel {
    private static final int PAGE = 200;

    private final Optional<RunArchive> archive;
    private final FxThreads threads;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper();

    private record Page(List<RunSummary> runs, long total) {}

    public SessionsViewModel(Optional<RunArchive> archive, FxThreads threads) {
        this.archive = archive;
        this.threads = threads;
    }

    /// Reads the newest page afresh.
    public void load() {
        read(Optional.empty());
    }

    /// Reads the next page behind what is shown.
    public void loadMore() {
        if (!runs.isEmpty()) {
            read(Optional.of(runs.getLast().id()));
        }
    }

    public ObservableList<RunSummary> runs() {
        return runs;
    }

    /// How many runs are shown and kept, or why they cannot be read.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    private void read(Optional<String> before) {
        if (archive.isEmpty()) {
            state.set(Messages.text("sessions.unavailable"));
            return;
        }
        threads.background()
                .execute(
                        () -> {
                            try {
                                Page page =
                                        new Page(
                                                archive.get().newest(before, PAGE),
                                                archive.get().count());
                                threads.ui().execute(() -> show(page, before.isPresent()));
                            } catch (StorageException e) {
                                threads.ui().execute(() -> state.set(e.advice()));
                            }
                        });
    }

    private void show(Page page, boolean append) {
        if (append) {
            runs.addAll(page.runs);
        } else {
            runs.setAll(page.runs);
        }
        hasMore.set(runs.size() < page.total);
        state.set(
                Messages.text(
                        "sessions.count", Format.count(runs.size()), Format.count(page.total)));
    }
}

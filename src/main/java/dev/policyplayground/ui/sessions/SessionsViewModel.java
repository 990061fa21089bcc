package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunQuery.QuickFilter;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.SessionSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The kept runs that fit a query, newest first, a page at a time, and the sittings they belong to.
/// For use on the FX thread; reading is done behind it, the newest query first.
public final class SessionsViewModel {
    private static final int PAGE = 200;
    // As many as an archive gives at once.
    private static final int MOST = 1_000;
    private static final int SESSIONS = 500;
    // Beyond this a number tells a person no more than "many", and costs a scan to know.
    private static final long COUNTED = 100_000;

    private final Optional<RunArchive> archive;
    private final FxThreads threads;
    private final Latest<Request> reader;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ObservableList<SessionSummary> sessions = FXCollections.observableArrayList();
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObjectProperty<RunQuery> query = new SimpleObjectProperty<>(RunQuery.ALL);
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper();
    private final EditsViewModel edits;
    private final LabelsViewModel labels;

    private Consumer<Runnable> around = Runnable::run;

    private record Request(RunQuery query, boolean append, int limit) {}

    private record Page(
            Request request,
            List<RunSummary> runs,
            long total,
            List<SessionSummary> sessions,
            List<String> tags) {}

    public SessionsViewModel(SessionsParts parts, FxThreads threads) {
        this.archive = parts.kept().map(SessionsParts.Kept::archive);
        this.threads = threads;
        this.reader = new Latest<>(threads, this::read, (_, e) -> state.set(FaultWords.of(e)));
        this.edits = new EditsViewModel(parts, threads, this::loadShown);
        this.labels = new LabelsViewModel(parts.kept().map(SessionsParts.Kept::labels), edits);
        query.addListener((_, _, _) -> load());
    }

    /// Reads the newest page of the query afresh.
    public void load() {
        load(PAGE);
    }

    // After a change as many as are shown, so that a person in the middle of them stays there.
    private void loadShown() {
        load(Math.clamp(runs.size(), PAGE, MOST));
    }

    private void load(int limit) {
        if (archive.isEmpty()) {
            state.set(Messages.text("sessions.unavailable"));
            return;
        }
        reader.offer(new Request(query.get(), false, limit));
    }

    /// Reads the next page behind what is shown.
    public void loadMore() {
        if (archive.isPresent() && !runs.isEmpty()) {
            reader.offer(
                    new Request(query.get().before(Optional.of(runs.getLast().id())), true, PAGE));
        }
    }

    private void read(Request request) {
        RunArchive from = archive.orElseThrow();
        try {
            Page page =
                    new Page(
                            request,
                            from.find(request.query, request.limit),
                            from.count(request.query.before(Optional.empty()), COUNTED),
                            from.sessions(SESSIONS),
                            from.tags());
            threads.ui().execute(() -> show(page));
        } catch (StorageException e) {
            threads.ui().execute(() -> fail(e.advice()));
        }
    }

    private void fail(String advice) {
        empty.set("");
        state.set(advice);
    }

    private void show(Page page) {
        if (!page.request.query.before(Optional.empty()).equals(query.get())) {
            return;
        }
        if (page.request.append) {
            runs.addAll(page.runs);
        } else {
            replace(page.runs);
        }
        if (!sessions.equals(page.sessions)) {
            sessions.setAll(page.sessions);
        }
        if (!tags.equals(page.tags)) {
            tags.setAll(page.tags);
        }
        hasMore.set(runs.size() < page.total);
        empty.set(
                Messages.text(
                        query.get().equals(RunQuery.ALL)
                                ? "sessions.empty"
                                : "sessions.empty.query"));
        String total = Format.count(page.total) + (page.total >= COUNTED ? "+" : "");
        state.set(Messages.text("sessions.count", Format.count(runs.size()), total));
    }

    // Rows that stay keep their place and stay picked, with new tags or without.
    private void replace(List<RunSummary> now) {
        boolean sameRuns =
                now.stream()
                        .map(RunSummary::id)
                        .toList()
                        .equals(runs.stream().map(RunSummary::id).toList());
        if (!sameRuns) {
            runs.setAll(now);
            return;
        }
        around.accept(() -> replaceChanged(now));
    }

    private void replaceChanged(List<RunSummary> now) {
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(runs.get(i))) {
                runs.set(i, now.get(i));
            }
        }
    }

    /// Has `view` do each change of rows that stay, so that it can keep them picked.
    void aroundChanges(Consumer<Runnable> view) {
        around = view;
    }

    public void search(String words) {
        query.set(query.get().matching(words));
    }

    public void filter(QuickFilter filter) {
        query.set(query.get().filtered(filter));
    }

    public void inSession(Optional<String> session) {
        query.set(query.get().inSession(session));
    }

    public void tagged(Optional<String> tag) {
        query.set(query.get().tagged(tag));
    }

    /// What is looked for.
    public ObjectProperty<RunQuery> queryProperty() {
        return query;
    }

    public ObservableList<RunSummary> runs() {
        return runs;
    }

    public ObservableList<SessionSummary> sessions() {
        return sessions;
    }

    public ObservableList<String> tags() {
        return tags;
    }

    /// Titles, tags, deletion, export and import.
    public EditsViewModel edits() {
        return edits;
    }

    /// What a person judges the picked runs to be.
    public LabelsViewModel labels() {
        return labels;
    }

    /// How many runs are shown and fit, or why they cannot be read.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What an empty list means; nothing while that is not known, or told by the state.
    public ReadOnlyStringProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.Comparison;
import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Says what the shown pack would flip among the saved runs, if it judged in place of the one in
/// force. No model is called: stored scores do while only thresholds differ, else the stored texts
/// are judged again when a person asks for it. For use on the FX thread; runs are worked on behind
/// it.
public final class ImpactViewModel {
    /// At most so many runs, the newest: enough for a decision, and seconds to judge again.
    static final int MOST = 20_000;

    // Often enough for a bar that moves, rare enough to cost nothing.
    private static final int STEP = 25;

    private final PackTextViewModel text;
    private final Optional<SavedRuns> runs;
    private final PackInForce inForce;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<ImpactState> state =
            new ReadOnlyObjectWrapper<>(new ImpactState.Working());
    private final Latest<ImpactRequest> latest;
    private final AtomicReference<Optional<Long>> judging = new AtomicReference<>(Optional.empty());
    private Optional<Comparison> stored = Optional.empty();
    private Optional<ImpactRequest.Judged> judged = Optional.empty();
    private long revision;
    private long tickets;

    ImpactViewModel(
            PackTextViewModel text,
            Optional<SavedRuns> runs,
            PackInForce inForce,
            FxThreads threads) {
        this.text = text;
        this.runs = runs;
        this.inForce = inForce;
        this.threads = threads;
        latest = new Latest<>(threads, this::compare, this::notCompared);
        text.packProperty().addListener((_, _, _) -> refresh());
        inForce.layers().addListener((_, _, _) -> refresh());
    }

    public ReadOnlyObjectProperty<ImpactState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Reads the saved runs afresh.
    void load() {
        if (runs.isEmpty()) {
            state.set(new ImpactState.Unavailable());
            return;
        }
        threads.run(
                () -> {
                    try {
                        Comparison read = Comparison.stored(runs.get().newestScores(MOST));
                        threads.ui().execute(() -> take(read));
                    } catch (StorageException _) {
                        threads.ui().execute(this::giveUp);
                    }
                },
                _ -> giveUp());
    }

    private void notCompared(ImpactRequest request, Throwable fault) {
        if (request.revision() == revision) {
            giveUp();
        }
    }

    private void giveUp() {
        cancel();
        state.set(new ImpactState.Unavailable());
    }

    private void take(Comparison read) {
        if (stored.filter(s -> s.runs() == read.runs()).isEmpty()) {
            judged = Optional.empty();
        }
        stored = Optional.of(read);
        if (judging.get().isEmpty()) {
            refresh();
        }
    }

    private void refresh() {
        revision++;
        Optional<PolicyPack> after = text.packProperty().get();
        if (after.isEmpty() || stored.isEmpty()) {
            return;
        }
        cancel();
        if (stored.get().runs() == 0) {
            state.set(new ImpactState.NoRuns());
            return;
        }
        PolicyPack before = inForce.layers().getValue().pack();
        latest.offer(new ImpactRequest(revision, before, after.get(), stored.get(), judged));
    }

    private void compare(ImpactRequest request) {
        ImpactState found = request.answer();
        threads.ui()
                .execute(
                        () -> {
                            if (request.revision() == revision) {
                                state.set(found);
                            }
                        });
    }

    /// Judges the saved texts by both packs.
    public void judgeAgain() {
        Optional<Gates> after = text.gatesProperty().get();
        if (after.isEmpty() || stored.isEmpty()) {
            return;
        }
        long ticket = ++tickets;
        judging.set(Optional.of(ticket));
        int of = stored.get().runs();
        state.set(new ImpactState.Judging(0, of));
        Layers now = inForce.layers().getValue();
        Gates before = new Gates(now.pack(), now.input(), now.output());
        threads.run(() -> judge(ticket, of, before, after.get()), _ -> notJudged(ticket));
    }

    private void judge(long ticket, int of, Gates before, Gates after) {
        try {
            Optional<Comparison> made =
                    Comparison.judged(
                            before,
                            after,
                            runs.orElseThrow(),
                            MOST,
                            done -> {
                                boolean goOn = isWanted(ticket);
                                if (goOn && done % STEP == 0) {
                                    threads.ui().execute(() -> progress(ticket, done, of));
                                }
                                return goOn;
                            });
            threads.ui()
                    .execute(
                            () ->
                                    made.filter(_ -> isWanted(ticket))
                                            .ifPresent(c -> judged(before, after, c)));
        } catch (StorageException _) {
            threads.ui().execute(() -> notJudged(ticket));
        }
    }

    private void notJudged(long ticket) {
        if (isWanted(ticket)) {
            giveUp();
        }
    }

    private boolean isWanted(long ticket) {
        return judging.get().equals(Optional.of(ticket));
    }

    private void progress(long ticket, int done, int of) {
        if (isWanted(ticket)) {
            state.set(new ImpactState.Judging(done, of));
        }
    }

    private void judged(Gates before, Gates after, Comparison made) {
        judging.set(Optional.empty());
        judged = Optional.of(new ImpactRequest.Judged(before.pack(), after.pack(), made));
        refresh();
    }

    /// Stops judging again; what was known before is shown.
    public void stop() {
        if (judging.get().isPresent()) {
            cancel();
            refresh();
        }
    }

    private void cancel() {
        judging.set(Optional.empty());
    }
}

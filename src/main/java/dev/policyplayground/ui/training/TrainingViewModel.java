package dev.policyplayground.ui.training;

import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.training.Progress;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// Teaches the learned judge with a team's labels: trains a candidate, says what it would change,
/// and puts it in force when a person says so. For use on the FX thread; the work is done behind
/// it.
public final class TrainingViewModel {
    private final TrainingParts parts;
    private final JudgingPack pack;
    private final FxThreads threads;
    private final AdoptionViewModel adoption;
    private final ReadOnlyObjectWrapper<LabelCounts> labels =
            new ReadOnlyObjectWrapper<>(LabelCounts.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<TrainingState> state =
            new ReadOnlyObjectWrapper<>(new TrainingState.Idle());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final AtomicReference<Optional<Long>> wanted = new AtomicReference<>(Optional.empty());
    private Optional<TrainingState> beforeAdopting = Optional.empty();
    private long tickets;

    ZoneId zone() {
        return parts.clock().getZone();
    }

    public TrainingViewModel(TrainingParts parts, JudgingPack pack, FxThreads threads) {
        this.parts = parts;
        this.pack = pack;
        this.threads = threads;
        adoption = new AdoptionViewModel(parts, pack, threads);
    }

    /// Reads afresh the labels and the model that judges.
    public void load() {
        adoption.load();
        if (parts.labels().isEmpty()) {
            problem.set(Messages.text("training.no.database"));
            return;
        }
        RunLabels book = parts.labels().get();
        threads.run(
                () -> {
                    try {
                        LabelCounts counts = LabelCounts.of(book);
                        threads.ui().execute(() -> show(counts, ""));
                    } catch (StorageException e) {
                        threads.ui().execute(() -> show(LabelCounts.NONE, e.advice()));
                    }
                },
                e -> show(LabelCounts.NONE, FaultWords.of(e)));
    }

    private void show(LabelCounts counts, String why) {
        labels.set(counts);
        problem.set(why);
    }

    /// Trains a candidate with the labels at hand. Nothing is kept and nothing else judges by it.
    public void train() {
        if (!Boolean.TRUE.equals(canTrain().getValue())) {
            return;
        }
        forgetUndo();
        adoption.say("");
        long ticket = ++tickets;
        wanted.set(Optional.of(ticket));
        state.set(new TrainingState.Working(Messages.text("training.step.start"), 0));
        Optional<Path> named = pack.named();
        RunLabels book = parts.labels().orElseThrow();
        threads.run(
                () -> work(ticket, book, named),
                e -> finish(ticket, new TrainingState.Failed(FaultWords.of(e))));
    }

    private void work(long ticket, RunLabels book, Optional<Path> named) {
        TrainingState end;
        try {
            end =
                    new TrainingState.Ready(
                            new CandidateTrial(parts).run(book, named, progress(ticket)));
        } catch (CancellationException _) {
            return;
        } catch (IllegalArgumentException _) {
            // The last label went after the button was pressed.
            end = new TrainingState.Failed(Messages.text("training.no.labels"));
        } catch (StorageException e) {
            end = new TrainingState.Failed(e.advice());
        } catch (ModelFault | IOException e) {
            end = new TrainingState.Failed(AdoptionViewModel.why(e));
        }
        TrainingState found = end;
        threads.ui().execute(() -> finish(ticket, found));
    }

    private Progress progress(long ticket) {
        return new Progress() {
            @Override
            public void at(String step, double done) {
                threads.ui()
                        .execute(
                                () -> {
                                    if (isWanted(ticket)) {
                                        state.set(new TrainingState.Working(step, done));
                                    }
                                });
            }

            @Override
            public boolean isCancelled() {
                return !isWanted(ticket);
            }
        };
    }

    private boolean isWanted(long ticket) {
        return wanted.get().equals(Optional.of(ticket));
    }

    private void finish(long ticket, TrainingState end) {
        if (isWanted(ticket)) {
            wanted.set(Optional.empty());
            state.set(end);
        }
    }

    /// Stops training; nothing of it stays.
    public void cancel() {
        wanted.set(Optional.empty());
        state.set(new TrainingState.Idle());
    }

    /// Makes the candidate the model that judges.
    public void adopt() {
        if (state.get() instanceof TrainingState.Ready ready) {
            adoption.adopt(
                    ready.report().candidate(),
                    () -> {
                        beforeAdopting = Optional.of(ready);
                        undoable.set(true);
                        state.set(new TrainingState.Idle());
                    });
        }
    }

    /// Lets the candidate go.
    public void drop() {
        state.set(new TrainingState.Idle());
        adoption.say(Messages.text("training.dropped"));
    }

    /// Takes the last adoption back; the candidate waits for a decision as before.
    public void undo() {
        if (undoable.get()) {
            goBack();
        }
    }

    /// Makes the model that judged before the one that judges again.
    public void goBack() {
        Optional<TrainingState> before = beforeAdopting;
        adoption.goBack(
                () -> {
                    // A candidate that was tried beside another model is of no use any more.
                    state.set(before.orElseGet(TrainingState.Idle::new));
                    forgetUndo();
                });
    }

    public void dismissNotice() {
        adoption.say("");
        forgetUndo();
    }

    private void forgetUndo() {
        beforeAdopting = Optional.empty();
        undoable.set(false);
    }

    /// Whether there is something to learn from, and no training under way.
    public ObservableValue<Boolean> canTrain() {
        return Bindings.createBooleanBinding(
                () -> labels.get().total() > 0 && !(state.get() instanceof TrainingState.Working),
                labels,
                state);
    }

    public ObservableValue<Boolean> isTraining() {
        return state.map(s -> s instanceof TrainingState.Working);
    }

    public ObservableValue<Boolean> canAdopt() {
        return Bindings.createBooleanBinding(
                () -> state.get() instanceof TrainingState.Ready && !adoption.busyProperty().get(),
                state,
                adoption.busyProperty());
    }

    /// Whether an adoption can be taken back.
    public ObservableValue<Boolean> canUndo() {
        return undoable.getReadOnlyProperty();
    }

    /// False when the pack that judges has no learned judge.
    public boolean isHeard() {
        return pack.usesLearnedJudge();
    }

    public AdoptionViewModel adoption() {
        return adoption;
    }

    public ReadOnlyObjectProperty<LabelCounts> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    /// Why the labels cannot be read; empty when they can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TrainingState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}

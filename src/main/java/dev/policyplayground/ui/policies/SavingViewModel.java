package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackFiles.Stamp;
import dev.policyplayground.library.PackVersions;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.policies.SaveState.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Saves the shown pack: runs its inline tests first, asks before a pack that fails any is written,
/// and keeps each text as a version. A pack in force that was saved judges at once. For use on the
/// FX thread; tests and files are worked on behind it.
public final class SavingViewModel {
    private final PackTextViewModel text;
    private final OpenPackViewModel open;
    private final PoliciesParts parts;
    private final PackInForce inForce;
    private final FxThreads threads;
    private final Runnable saved;
    private final ReadOnlyObjectWrapper<SaveState> state =
            new ReadOnlyObjectWrapper<>(new SaveState.Idle());

    /// @param saved told when a file was written
    SavingViewModel(
            PackTextViewModel text,
            OpenPackViewModel open,
            PoliciesParts parts,
            PackInForce inForce,
            FxThreads threads,
            Runnable saved) {
        this.text = text;
        this.open = open;
        this.parts = parts;
        this.inForce = inForce;
        this.threads = threads;
        this.saved = saved;
    }

    public ReadOnlyObjectProperty<SaveState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Runs the tests and saves if none fails. Does nothing when nothing was edited.
    public void save() {
        Optional<Opened> now = open.openedProperty().get();
        if (!open.editedProperty().get() || state.get() instanceof SaveState.Working) {
            return;
        }
        Opened base = now.orElseThrow();
        String words = text.textProperty().get();
        boolean judges = judges(base.place());
        state.set(new SaveState.Working());
        threads.run(() -> check(base, words, judges), this::fail);
    }

    private void check(Opened base, String words, boolean judges) {
        switch (PackCheck.load(base.source(), words, parts.bases(), parts.learned())) {
            case Loaded.Broken broken -> {
                Attempt attempt = new Attempt(base, words, Optional.empty());
                ask(new SaveState.HasProblems(broken.problems().size(), judges, attempt));
            }
            case Loaded.Ready(Gates gates) -> test(base, words, gates);
        }
    }

    private void fail(Throwable fault) {
        state.set(new SaveState.Failed(FaultWords.of(fault)));
    }

    /// Saves all the same what was asked about.
    public void saveAnyway() {
        switch (state.get()) {
            case SaveState.FailsTests fails -> write(fails.attempt(), fails.results());
            case SaveState.HasProblems broken when !broken.judges() ->
                    write(broken.attempt(), List.of());
            case SaveState.HasProblems _,
                    SaveState.Idle _,
                    SaveState.Working _,
                    SaveState.Saved _,
                    SaveState.Failed _,
                    SaveState.NotWritten _ -> {}
        }
    }

    /// Lets the question, or what was said, go.
    public void dismiss() {
        state.set(new SaveState.Idle());
    }

    private boolean judges(PackPlace place) {
        return PackPlace.named(inForce.named(), parts.bundled()).equals(place);
    }

    private void test(Opened base, String words, Gates gates) {
        List<TestResult> results = PackCheck.runTests(gates);
        Attempt attempt = new Attempt(base, words, Optional.of(gates));
        if (results.stream().allMatch(TestResult::passed)) {
            threads.ui().execute(() -> write(attempt, results));
        } else {
            ask(new SaveState.FailsTests(results, attempt));
        }
    }

    private void ask(SaveState question) {
        threads.ui().execute(() -> state.set(question));
    }

    private void write(Attempt attempt, List<TestResult> results) {
        state.set(new SaveState.Working());
        threads.run(() -> writeNow(attempt, results), this::fail);
    }

    private void writeNow(Attempt attempt, List<TestResult> results) {
        Path file = attempt.base().place().file().orElseThrow();
        if (!PackFiles.stamp(file).equals(attempt.base().stamp())) {
            threads.ui().execute(this::changedMeanwhile);
            return;
        }
        try {
            Stamp stamp = PackFiles.write(file, attempt.text());
            Optional<Integer> number = keep(file, attempt);
            threads.ui().execute(() -> show(attempt, stamp, number, results));
        } catch (IOException _) {
            ask(new SaveState.NotWritten(file));
        }
    }

    // Another program was quicker: the screen says so, and what it wrote is not lost.
    private void changedMeanwhile() {
        state.set(new SaveState.Idle());
        open.lookAtDisk();
    }

    // What stood in the file is kept too, when it was never saved from here. A file that was
    // written is worth more than a version that was not.
    private Optional<Integer> keep(Path file, Attempt attempt) {
        if (parts.versions().isEmpty()) {
            return Optional.empty();
        }
        PackVersions versions = parts.versions().get();
        String key = parts.files().key(file);
        try {
            if (!attempt.base().saved().isEmpty()) {
                versions.keep(key, attempt.base().saved());
            }
            return Optional.of(versions.keep(key, attempt.text()).number());
        } catch (StorageException _) {
            return Optional.empty();
        }
    }

    private void show(
            Attempt attempt, Stamp stamp, Optional<Integer> number, List<TestResult> results) {
        Path file = attempt.base().place().file().orElseThrow();
        open.saved(attempt.base().place(), attempt.text(), stamp);
        attempt.gates()
                .filter(_ -> judges(attempt.base().place()))
                .ifPresent(
                        g ->
                                inForce.use(
                                        new Layers(g.pack(), g.input(), g.output()),
                                        Optional.of(file)));
        state.set(new SaveState.Saved(number, results));
        saved.run();
    }
}

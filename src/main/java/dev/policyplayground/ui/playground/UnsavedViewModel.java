package dev.policyplayground.ui.playground;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The runs of this window that are not saved yet: how many, saving them again, and exporting them.
/// For use on the FX thread; files and the database are used on a background thread.
public final class UnsavedViewModel {
    private final Unsaved unsaved;
    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final Runnable onSaved;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// @param onSaved runs on the FX thread once all that waited are saved
    UnsavedViewModel(PlaygroundParts parts, FxThreads threads, Runnable onSaved) {
        this.parts = parts;
        this.unsaved = parts.unsaved();
        this.threads = threads;
        this.onSaved = onSaved;
        unsaved.runs().onChange(() -> threads.ui().execute(this::count));
        count();
    }

    /// How many runs wait and where; empty when every run is saved.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    private void count() {
        int waiting = unsaved.runs().pending().size();
        message.set(waiting == 0 ? "" : Messages.text("unsaved.waiting", waiting));
    }

    /// Tries to save them all.
    public void saveNow() {
        message.set(Messages.text("unsaved.saving"));
        threads.run(this::save, e -> show(Optional.of(FaultWords.of(e))));
    }

    private void save() {
        Optional<String> failure = Optional.empty();
        try {
            unsaved.saveAll().run();
        } catch (StorageException e) {
            failure = Optional.of(e.advice());
        }
        Optional<String> told = failure;
        threads.ui().execute(() -> show(told));
    }

    private void show(Optional<String> failure) {
        count();
        failure.ifPresentOrElse(
                why -> message.set(message.get() + " " + Messages.text("unsaved.again", why)),
                onSaved);
    }

    /// Asks for a file and writes them to it, as an export.
    public void export() {
        parts.files()
                .toSave(Messages.text("unsaved.export.title"), "unsaved-runs.jsonl")
                .ifPresent(
                        file ->
                                threads.run(
                                        () -> exportTo(file), e -> message.set(FaultWords.of(e))));
    }

    private void exportTo(Path file) {
        String said;
        try {
            PrivateFiles.replace(file, unsaved.runs()::export);
            said = Messages.text("unsaved.exported", file.getFileName());
        } catch (IOException e) {
            said = Messages.text("unsaved.export.failed", file.getFileName());
        }
        String words = said;
        threads.ui().execute(() -> message.set(words));
    }
}

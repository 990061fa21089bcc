package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.session.SavedDraft;
import dev.policyplayground.ui.fx.FxThreads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Keeps what is written while it is written, and brings it back at the next start. Knows no
/// control. For use on the FX thread.
public final class DraftRecovery {
    private final PlaygroundViewModel playground;
    private final DraftKeeping keeping;
    private final ReadOnlyObjectWrapper<Optional<SavedDraft>> recovered =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Brings back what there is, or loads the first example.
    DraftRecovery(PlaygroundViewModel playground, FxThreads threads) {
        this.playground = playground;
        this.keeping = new DraftKeeping(playground.parts().drafts(), threads);
        Optional<SavedDraft> saved =
                playground.parts().drafts().recover().filter(SavedDraft::hasText);
        saved.ifPresent(this::bringBack);
        recovered.set(saved.filter(d -> !d.isClosed()));
        if (saved.isEmpty()) {
            loadFirstExample();
        }
    }

    private void bringBack(SavedDraft saved) {
        playground.variables().values().putAll(saved.variables());
        playground.take(saved.draft());
        ReleasePolicy.parse(saved.release()).ifPresent(playground.releaseProperty()::set);
    }

    private void loadFirstExample() {
        if (!playground.examples().isEmpty()) {
            playground.load(playground.examples().getFirst());
        }
    }

    /// What was being written when the program ended unexpectedly, until a person has seen it.
    public ReadOnlyObjectProperty<Optional<SavedDraft>> recoveredProperty() {
        return recovered.getReadOnlyProperty();
    }

    /// Forgets the recovered draft and begins anew.
    public void discardRecovered() {
        recovered.set(Optional.empty());
        loadFirstExample();
    }

    public void keepRecovered() {
        recovered.set(Optional.empty());
    }

    void keepDraft() {
        keeping.keep(now(), playground.layersProperty().get());
    }

    /// Keeps the last state as that of a closed window. Blocks.
    void close() {
        keeping.close(now(), playground.layersProperty().get());
    }

    // Off the record, nothing of what is written is kept either.
    private SavedDraft now() {
        Instant at = playground.parts().clock().instant();
        String release = playground.releaseProperty().get().code();
        String model = playground.modelProperty().get();
        if (playground.offTheRecordProperty().get()) {
            return SavedDraft.open(Draft.of("", "", model, 1), release, Map.of(), at);
        }
        Draft draft =
                new Draft(
                        playground.systemProperty().get(),
                        List.copyOf(playground.conversation().turns()),
                        playground.promptProperty().get(),
                        model,
                        Math.max(1, playground.maxTokensProperty().get()),
                        playground.settings().chosenProperty().get());
        return SavedDraft.open(draft, release, playground.variables().used(), at);
    }
}

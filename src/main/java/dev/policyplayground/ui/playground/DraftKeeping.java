package dev.policyplayground.ui.playground;

import dev.policyplayground.run.SecretMask;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.SavedDraft;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.util.Optional;

/// Keeps the draft while it is written: the newest state wins, secrets are blotted out first. For
/// use on the FX thread; writing is done behind it.
final class DraftKeeping {
    private final DraftShelf shelf;
    private final Latest<Work> writer;
    private Optional<Work> newest = Optional.empty();

    private record Work(SavedDraft draft, Layers layers) {}

    DraftKeeping(DraftShelf shelf, FxThreads threads) {
        this.shelf = shelf;
        this.writer = new Latest<>(threads.background(), this::write);
    }

    void keep(SavedDraft draft, Layers layers) {
        Work work = new Work(draft, layers);
        newest = Optional.of(work);
        writer.offer(work);
    }

    /// Keeps the last state as that of a window which was closed. Blocks.
    void close() {
        newest.ifPresent(work -> write(new Work(work.draft.closed(), work.layers)));
    }

    private void write(Work work) {
        SavedDraft draft = work.draft;
        shelf.keep(
                new SavedDraft(
                        new SecretMask(work.layers).mask(draft.draft()),
                        draft.release(),
                        draft.variables(),
                        draft.at(),
                        draft.isClosed()));
    }
}

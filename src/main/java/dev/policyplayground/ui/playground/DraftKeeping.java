package dev.policyplayground.ui.playground;

import dev.policyplayground.run.SecretMask;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.SavedDraft;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;

/// Keeps the draft while it is written: the newest state wins, secrets are blotted out first. For
/// use on the FX thread; writing is done behind it.
final class DraftKeeping {
    private final DraftShelf shelf;
    private final Latest<Work> writer;
    private boolean isClosed;

    private record Work(SavedDraft draft, Layers layers) {}

    DraftKeeping(DraftShelf shelf, FxThreads threads) {
        this.shelf = shelf;
        this.writer = new Latest<>(threads, this::writeUnlessClosed);
    }

    void keep(SavedDraft draft, Layers layers) {
        writer.offer(new Work(draft, layers));
    }

    /// Keeps the last state as that of a window which was closed; what is still under way is not
    /// written after it. Blocks.
    synchronized void close(SavedDraft last, Layers layers) {
        isClosed = true;
        write(new Work(last.closed(), layers));
    }

    private synchronized void writeUnlessClosed(Work work) {
        if (!isClosed) {
            write(work);
        }
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

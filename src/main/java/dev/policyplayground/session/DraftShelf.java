package dev.policyplayground.session;

import java.util.Optional;

/// Keeps what a window is writing, so that neither a crash nor closing the window loses it.
/// Implementations are thread-safe and never throw: a draft that cannot be kept is no reason to
/// stop a person from writing.
public interface DraftShelf {
    /// Keeps nothing.
    DraftShelf OFF =
            new DraftShelf() {
                @Override
                public void keep(SavedDraft draft) {}

                @Override
                public Optional<SavedDraft> recover() {
                    return Optional.empty();
                }
            };

    /// Keeps the draft of this sitting in place of the one before.
    void keep(SavedDraft draft);

    /// The newest draft of a sitting that has ended, if there is one. It stays kept until this
    /// sitting keeps its own.
    Optional<SavedDraft> recover();
}

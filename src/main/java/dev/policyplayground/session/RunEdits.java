package dev.policyplayground.session;

import java.util.Collection;

/// Changes what is kept besides the runs themselves, which never change. Implementations are
/// thread-safe; each call is one transaction.
///
/// Every method throws [StorageException] when the database cannot be written; then nothing has
/// changed.
public interface RunEdits {
    /// Gives a sitting a title; an empty one takes it away.
    void rename(String session, String title);

    /// Puts a tag on runs. Tags are kept without blanks at either end; an empty one does nothing.
    void tag(Collection<String> runs, String tag);

    void untag(Collection<String> runs, String tag);

    /// Moves runs among the deleted ones, from where [#restore] brings them back.
    ///
    /// @return how many there were
    int delete(Collection<String> runs);

    /// @return how many came back
    int restore(Collection<String> runs);

    /// Takes the deleted runs out for good, and gives the space back. What they cost stays in the
    /// ledger.
    ///
    /// @return how many there were
    int purge();
}

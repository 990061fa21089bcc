package dev.policyplayground.library;

import java.util.List;

/// The saved states of policy packs' files. Implementations are thread-safe; each call is one
/// transaction.
///
/// Every method throws `StorageException` when the database cannot be used; then nothing has
/// changed.
public interface PackVersions {
    /// All versions, newest first.
    ///
    /// @param pack which file, as [PackFiles#key] names it
    List<PackVersion> of(String pack);

    /// Keeps `text` as the newest version; a text that is the newest version already makes no
    /// other.
    PackVersion keep(String pack, String text);
}

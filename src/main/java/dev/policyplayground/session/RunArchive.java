package dev.policyplayground.session;

import dev.policyplayground.run.RunRecord;
import java.util.List;
import java.util.Optional;

/// Reads the runs that were kept. Implementations are thread-safe.
public interface RunArchive {

    /// The newest runs first.
    ///
    /// @param before only runs with a smaller id; empty for the newest of all
    /// @param limit at most so many, from 1 to 1,000
    /// @throws StorageException when the database cannot be read
    List<RunSummary> newest(Optional<String> before, int limit);

    /// The newest runs of one sitting, newest first; at most `limit`, from 1 to 1,000.
    ///
    /// @throws StorageException when the database cannot be read
    List<RunSummary> newestOf(String session, int limit);

    /// The run with this id, or the only one whose id starts so.
    ///
    /// @throws StorageException when the database cannot be read
    Optional<RunRecord> find(String idOrStart);

    /// How many runs are kept.
    ///
    /// @throws StorageException when the database cannot be read
    long count();
}

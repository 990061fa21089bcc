package dev.policyplayground.session;

import dev.policyplayground.run.RunRecord;
import java.util.List;
import java.util.Optional;

/// Reads the runs that were kept. Implementations are thread-safe; deleted runs are found only
/// where a query asks for them.
///
/// Every method throws [StorageException] when the database cannot be read.
public interface RunArchive {
    /// The newest runs first.
    ///
    /// @param before only runs with a smaller id; empty for the newest of all
    /// @param limit at most so many, from 1 to 1,000
    default List<RunSummary> newest(Optional<String> before, int limit) {
        return find(RunQuery.ALL.before(before), limit);
    }

    /// The newest runs of one sitting, newest first; at most `limit`, from 1 to 1,000.
    default List<RunSummary> newestOf(String session, int limit) {
        return find(RunQuery.ALL.inSession(Optional.of(session)), limit);
    }

    /// The runs that fit the query, newest first; at most `limit`, from 1 to 1,000.
    List<RunSummary> find(RunQuery query, int limit);

    /// How many runs fit the query, counted no further than `most`.
    long count(RunQuery query, long most);

    /// The run with this id, or the only one whose id starts so.
    Optional<RunRecord> find(String idOrStart);

    /// The sittings that have runs, newest first; at most `limit`, from 1 to 1,000.
    List<SessionSummary> sessions(int limit);

    /// All tags in use, in alphabetical order.
    List<String> tags();

    /// How many runs are kept.
    default long count() {
        return count(RunQuery.ALL, Long.MAX_VALUE);
    }
}

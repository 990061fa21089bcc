package dev.policyplayground.app;

import dev.policyplayground.session.StorageException;
import dev.policyplayground.store.SqliteRunEdits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears away old runs, if the settings ask for it: those older than the chosen days move among
/// the deleted ones, and what has been there for a week is taken out for good. Thread-safe.
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration GRACE = Duration.ofDays(7);

    private Retention() {}

    /// Waits for the database.
    ///
    /// @param days empty to keep everything
    static void apply(SqliteRunEdits edits, Optional<Integer> days, Clock clock) {
        if (days.isEmpty()) {
            return;
        }
        try {
            int purged = edits.purgeDeletedBefore(clock.instant().minus(GRACE));
            int deleted = edits.deleteBefore(clock.instant().minus(Duration.ofDays(days.get())));
            LOG.info("retention: {} runs deleted, {} purged", deleted, purged);
        } catch (StorageException e) {
            LOG.warn("retention could not clear old runs", e);
        }
    }
}

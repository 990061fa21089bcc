package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.LedgerOnlyJournal;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunEdits;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.store.SqliteUsageLedger;
import dev.policyplayground.ui.sessions.SessionsParts;
import java.time.Clock;
import java.util.Optional;

/// Where the window's runs go. Immutable. A database that cannot be opened leaves a window that
/// keeps nothing and says why.
///
/// @param offTheRecord for runs that only the ledger may know of
/// @param problem why runs cannot be kept; empty when they can
record Kept(
        RunJournal journal,
        RunJournal offTheRecord,
        Optional<SessionsParts.Kept> sessions,
        Optional<UsageLedger> ledger,
        String problem) {

    Optional<RunArchive> archive() {
        return sessions.map(SessionsParts.Kept::archive);
    }

    static Kept open(Parts parts) {
        try {
            Database database = parts.database.get();
            return new Kept(
                    new SqliteRunJournal(database),
                    new LedgerOnlyJournal(database),
                    Optional.of(
                            new SessionsParts.Kept(
                                    new SqliteRunArchive(database),
                                    new SqliteRunEdits(database, Clock.systemUTC()),
                                    new SqliteRunJournal(database)::keepImported)),
                    Optional.of(new SqliteUsageLedger(database)),
                    "");
        } catch (StorageException e) {
            return notKept(e.advice());
        } catch (CommandFault e) {
            return notKept(e.words());
        }
    }

    private static Kept notKept(String why) {
        String problem = "Runs are not kept: " + why;
        return new Kept(
                _ -> new RunJournal.Receipt.NotKept(problem),
                RunJournal.OFF,
                Optional.empty(),
                Optional.empty(),
                problem);
    }
}

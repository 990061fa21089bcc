package dev.policyplayground.app;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.library.KeyFreePrompts;
import dev.policyplayground.library.PackVersions;
import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.run.BudgetKeeper;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.session.RescuingJournal;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UnsavedRuns;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.LedgerOnlyJournal;
import dev.policyplayground.store.SqliteBudgetKeeper;
import dev.policyplayground.store.SqlitePackVersions;
import dev.policyplayground.store.SqlitePromptLibrary;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunEdits;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.store.SqliteRunLabels;
import dev.policyplayground.store.SqliteSavedRuns;
import dev.policyplayground.store.SqliteUsageLedger;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.usage.Budget;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// What the window keeps, and where. Immutable. A database that cannot be opened leaves a window
/// that keeps nothing and says why.
///
/// @param offTheRecord for runs that only the ledger may know of
/// @param problem why nothing can be kept; empty when it can
record Kept(
        RunJournal journal,
        RunJournal offTheRecord,
        Optional<SessionsParts.Kept> sessions,
        Optional<UsageLedger> ledger,
        Optional<PromptLibrary> prompts,
        Optional<PackVersions> packVersions,
        Optional<SavedRuns> savedRuns,
        Optional<SqliteRunEdits> edits,
        BudgetKeeper budget,
        String problem) {

    Optional<RunArchive> archive() {
        return sessions.map(SessionsParts.Kept::archive);
    }

    /// Lets go of runs that are older than `days`, behind the FX thread.
    void clearAway(FxThreads threads, Optional<Integer> days, Clock clock) {
        edits.ifPresent(e -> threads.run(() -> Retention.apply(e, days, clock)));
    }

    static Kept open(Parts parts) {
        Supplier<Budget> budget = () -> parts.preferences.get().now().budget();
        try {
            Database database = parts.database.get();
            Clock clock = parts.clock;
            SqliteRunEdits edits = new SqliteRunEdits(database, clock);
            SqliteRunJournal journal = new SqliteRunJournal(database);
            return new Kept(
                    new RescuingJournal(journal, parts.unsaved),
                    new LedgerOnlyJournal(database),
                    Optional.of(
                            new SessionsParts.Kept(
                                    new SqliteRunArchive(database),
                                    edits,
                                    journal::keepImported,
                                    new SqliteRunLabels(database, clock))),
                    Optional.of(new SqliteUsageLedger(database, new UsageDays(clock.getZone()))),
                    Optional.of(new KeyFreePrompts(new SqlitePromptLibrary(database, clock))),
                    Optional.of(new SqlitePackVersions(database, clock)),
                    Optional.of(new SqliteSavedRuns(database)),
                    Optional.of(edits),
                    new SqliteBudgetKeeper(database, budget, clock),
                    "");
        } catch (StorageException e) {
            return nothing(budget, parts.unsaved, e.advice());
        } catch (CommandFault e) {
            return nothing(budget, parts.unsaved, e.words());
        }
    }

    private static Kept nothing(Supplier<Budget> budget, UnsavedRuns unsaved, String why) {
        String problem = "Runs are not kept: " + why;
        return new Kept(
                new RescuingJournal(
                        _ -> new RunJournal.Receipt.NotKept(problem, Optional.empty()), unsaved),
                RunJournal.OFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new UnreadableLedger(budget, why),
                problem);
    }
}

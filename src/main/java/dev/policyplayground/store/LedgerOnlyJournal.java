package dev.policyplayground.store;

import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunLedger;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.StorageException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps nothing of a run but what it took: off the record, money is still counted. Thread-safe.
public record LedgerOnlyJournal(Database database) implements RunJournal {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerOnlyJournal.class);

    @Override
    public Receipt keep(RunRecord run) {
        try {
            database.write(
                    c -> {
                        LedgerRows.insert(c, RunLedger.entries(run));
                        return true;
                    });
            return new Receipt.Off();
        } catch (StorageException e) {
            LOG.error("what a run took was not counted", e);
            return new Receipt.NotKept(e.advice(), Optional.empty());
        }
    }
}

package dev.policyplayground.session;

import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunRecord;

/// Keeps runs in another journal, and what that does not take among the unsaved ones. Thread-safe.
public record RescuingJournal(RunJournal journal, UnsavedRuns unsaved) implements RunJournal {
    @Override
    public Receipt keep(RunRecord run) {
        return switch (journal.keep(run)) {
            case Receipt.NotKept(String reason, _) -> new Receipt.NotKept(reason, unsaved.add(run));
            case Receipt.Saved saved -> saved;
            case Receipt.Off off -> off;
        };
    }
}

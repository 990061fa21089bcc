package dev.policyplayground.app;

import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RescuingJournal;
import dev.policyplayground.session.UnsavedRuns;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.NativeLibrary;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.support.Runs;
import dev.policyplayground.usage.Cost;
import java.nio.file.Path;
import java.time.Instant;

/// A program of its own that saves one run after the other into the folder that it is given, and
/// says of each what became of it, until it is killed or has saved as many as it is told.
final class SavingProcess {
    private SavingProcess() {}

    /// @param args the data folder, the folder of temporary files, and how many runs to save
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        NativeLibrary.keepIn(Path.of(args[1]).resolve("native"));
        UnsavedRuns unsaved = new UnsavedRuns(folder, Path.of(args[1]));
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            RescuingJournal journal = new RescuingJournal(new SqliteRunJournal(database), unsaved);
            Instant at = Instant.parse("2026-01-01T09:00:00Z");
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                RunRecord run = Runs.run(at.plusSeconds(i), new Outcome.Surfaced(), Cost.nothing());
                System.out.println("BEGUN " + run.id());
                System.out.println(
                        switch (journal.keep(run)) {
                            case Receipt.Saved(String id) -> "SAVED " + id;
                            case Receipt.NotKept(String _, var file) ->
                                    "WAITS " + run.id() + " " + file.map(Path::toString).orElse("");
                            case Receipt.Off _ -> "OFF";
                        });
            }
        }
        System.out.println("END");
    }
}

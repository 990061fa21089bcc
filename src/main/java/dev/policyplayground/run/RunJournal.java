package dev.policyplayground.run;

import java.nio.file.Path;
import java.util.Optional;

/// Keeps runs. Implementations are thread-safe and return only once the run is safe on disk.
public interface RunJournal {
    /// Keeps nothing, because that was asked for.
    RunJournal OFF = record -> new Receipt.Off();

    Receipt keep(RunRecord record);

    /// What became of a run.
    sealed interface Receipt {
        record Saved(String runId) implements Receipt {}

        /// Nothing was to be kept.
        record Off() implements Receipt {}

        /// It should have been kept, and was not.
        ///
        /// @param reason what went wrong and what to do, for the user
        /// @param file where the run waits until it can be saved; empty when nothing could be
        ///   written at all
        record NotKept(String reason, Optional<Path> file) implements Receipt {}
    }
}

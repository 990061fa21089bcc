package dev.policyplayground.run;

/// Keeps runs. Implementations are thread-safe and return only once the run is safe on disk.
public interface RunJournal {
    /// Keeps nothing, because that was asked for.
    RunJournal OFF = record -> new Receipt.NotKept("Off: this run is not kept.");

    Receipt keep(RunRecord record);

    /// What became of a run.
    sealed interface Receipt {
        record Saved(String runId) implements Receipt {}

        /// @param reason for a person
        record NotKept(String reason) implements Receipt {}
    }
}

package dev.policyplayground.app;

import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.store.SqliteRunJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills a database for a measurement: real runs of the examples through the engine and the
/// simulator, a hundred in one transaction.
record MeasuredRuns(Parts parts) {
    private static final int BATCH = 100;

    void keep(int count) {
        SqliteRunJournal journal = new SqliteRunJournal(parts.database.get());
        List<RunRecord> batch = new ArrayList<>();
        TwoLayerRun engine = engine(batch);
        List<Example> examples = parts.examples();
        for (int i = 0; i < count; i++) {
            Example example = examples.get(i % examples.size());
            engine.run(
                    new RunRequest(
                            Draft.of(
                                    example.system(),
                                    example.prompt() + " (number " + i + ")",
                                    "claude-opus-5-5",
                                    4_096),
                            ReleasePolicies.DEFAULT,
                            false),
                    _ -> {},
                    new Cancellation());
            if (batch.size() == BATCH || i == count - 1) {
                journal.keepImported(batch);
                batch.clear();
            }
        }
    }

    private TwoLayerRun engine(List<RunRecord> batch) {
        Gates gates = ((Loaded.Ready) parts.pack(Optional.empty())).gates();
        return new TwoLayerRun(
                new Layers(gates.pack(), gates.input(), gates.output()),
                parts.simulated(
                        parts.simulator(SimulatorOptions.QUICK.withStrikes(0)), Parts.FIRST_KEY),
                run -> {
                    batch.add(run);
                    return new RunJournal.Receipt.Saved(run.id());
                },
                parts.prices.get().inForce().table(),
                parts.session(),
                parts.clock);
    }
}

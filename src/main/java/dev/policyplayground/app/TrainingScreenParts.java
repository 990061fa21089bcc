package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.training.LabelTraining;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.training.TrainingParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Gathers what the training screen works with.
final class TrainingScreenParts {
    // The same labels make the same model.
    private static final long SEED = 1;

    private TrainingScreenParts() {}

    static TrainingParts of(Parts parts, Kept kept) {
        return new TrainingParts(
                kept.sessions().map(SessionsParts.Kept::labels),
                parts.models.get().shelf(),
                (base, labels, made, progress) ->
                        LabelTraining.train(base, Models.corpus(), labels, SEED, made, progress),
                TrainingScreenParts::gates,
                kept.savedRuns(),
                parts.clock);
    }

    private static Gates gates(Optional<Path> named, LearnedModel model) throws IOException {
        try {
            return switch (new PackShelf(() -> Optional.of(model)).load(named)) {
                case Loaded.Ready(Gates gates) -> gates;
                case Loaded.Broken broken -> throw new IOException(broken.message());
            };
        } catch (CommandFault e) {
            throw new IOException(e.words(), e);
        }
    }
}

package dev.policyplayground.ui.training;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.training.LabelTraining.Labels;
import dev.policyplayground.training.ModelShelf;
import dev.policyplayground.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// What the training screen works with. Immutable.
///
/// @param labels empty when the database cannot be opened
/// @param shelf the models: the shipped one, and a team's own
/// @param runs the kept runs to try a model on; empty when the database cannot be opened
public record TrainingParts(
        Optional<RunLabels> labels,
        ModelShelf shelf,
        Trainer trainer,
        PackGates gates,
        Optional<SavedRuns> runs,
        Clock clock) {

    /// Teaches a model. Takes some seconds, on the thread that asks.
    @FunctionalInterface
    public interface Trainer {
        /// @param base what is known already
        /// @param made the day, for the model's card
        /// @throws IOException when what the program trains from cannot be read
        /// @throws java.util.concurrent.CancellationException when `progress` says so
        LearnedModel train(LearnedModel base, Labels labels, String made, Progress progress)
                throws IOException;
    }

    /// Makes the gates that a pack has with a model.
    @FunctionalInterface
    public interface PackGates {
        /// @param named a file, or the id of a bundled pack; empty for the default one
        /// @throws IOException when the pack cannot be read or used; the message says why
        Gates with(Optional<Path> named, LearnedModel model) throws IOException;
    }
}

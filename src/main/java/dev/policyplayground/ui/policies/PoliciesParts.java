package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackVersions;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.policy.BasePacks;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the policies screen works with. Immutable.
///
/// @param bundled the packs that ship with the program
/// @param bases the texts of these, and what packs may build on
/// @param learned the model that judges where a pack wants a learned judge
/// @param versions empty when the database cannot be opened
/// @param runs empty when the database cannot be opened
public record PoliciesParts(
        List<BundledPack> bundled,
        BasePacks bases,
        Supplier<Optional<LearnedModel>> learned,
        PackFiles files,
        Optional<PackVersions> versions,
        Optional<SavedRuns> runs) {
    public PoliciesParts {
        bundled = List.copyOf(bundled);
    }
}

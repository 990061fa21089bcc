package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackVersions;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.policy.BasePacks;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the policies screen works with. Immutable.
///
/// @param bundled the packs that ship with the program
/// @param bundledText the text of the one with this id
/// @param bases what packs may build on
/// @param versions empty when the database cannot be opened
/// @param runs empty when the database cannot be opened
public record PoliciesParts(
        List<BundledPack> bundled,
        UnaryOperator<String> bundledText,
        BasePacks bases,
        PackFiles files,
        Optional<PackVersions> versions,
        Optional<SavedRuns> runs) {
    public PoliciesParts {
        bundled = List.copyOf(bundled);
    }
}

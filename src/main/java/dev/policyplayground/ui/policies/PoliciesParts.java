package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackVersions;
import java.util.Optional;
import java.util.function.Supplier;

/// What the policies screen works with. Immutable.
///
/// @param bundled the text of the pack that ships with the program
/// @param versions empty when the database cannot be opened
/// @param runs empty when the database cannot be opened
public record PoliciesParts(
        Supplier<String> bundled,
        PackFiles files,
        Optional<PackVersions> versions,
        Optional<SavedRuns> runs) {}

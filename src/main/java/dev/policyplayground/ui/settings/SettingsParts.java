package dev.policyplayground.ui.settings;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.session.RunArchive;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the settings work with. Immutable. The key itself is not among it.
///
/// @param hasKey whether `ANTHROPIC_API_KEY` is set
/// @param environmentAddress where requests go while no base URL is set here
/// @param apiVersions the API's versions that this program speaks, the newest last
/// @param bundled the packs that ship with the program
/// @param checkPack looks at a pack's file, or at the bundled pack of that id, or at the default
///   pack; may wait
/// @param archive the kept runs, when they can be read
public record SettingsParts(
        boolean hasKey,
        String environmentAddress,
        List<String> apiVersions,
        ModelCatalog catalog,
        InstantSource clock,
        List<BundledPack> bundled,
        Function<Optional<Path>, PackAnswer> checkPack,
        Data data,
        Optional<RunArchive> archive) {

    /// @param isChosen true when `POLICY_PLAYGROUND_HOME` names the folder
    /// @param open shows the folder in the desktop's file browser, where there is one
    public record Data(Path folder, boolean isChosen, Optional<Consumer<Path>> open) {}
}

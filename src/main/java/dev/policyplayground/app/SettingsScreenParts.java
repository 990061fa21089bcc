package dev.policyplayground.app;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.settings.ApiAccess;
import dev.policyplayground.ui.settings.SettingsParts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Gathers what the settings screen shows.
final class SettingsScreenParts {
    private SettingsScreenParts() {}

    static SettingsParts of(
            Parts parts,
            PackParts packs,
            Optional<RunArchive> archive,
            Optional<Consumer<Path>> openFolder) {
        return new SettingsParts(
                access(parts).flatMap(ApiAccess::key).isPresent(),
                access(parts).map(ApiAccess::place).orElse("ANTHROPIC_BASE_URL is no address"),
                Arrays.stream(ApiVersion.values()).map(ApiVersion::header).toList(),
                parts.catalog.get(),
                parts.clock,
                parts.packs.get().packs(),
                packs::check,
                new SettingsParts.Data(parts.folder.path(), parts.isFolderChosen(), openFolder),
                archive);
    }

    private static Optional<ApiAccess> access(Parts parts) {
        try {
            return Optional.of(parts.environmentAccess());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftFiles;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.settings.PreferencesFile;
import dev.policyplayground.simulator.Limits;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.snippet.CallCode;
import dev.policyplayground.ui.faults.FaultDialog;
import dev.policyplayground.ui.faults.FaultsViewModel;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FileDialogs;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.RefusedException;
import dev.policyplayground.ui.incident.IncidentParts;
import dev.policyplayground.ui.playground.EngineChoice;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.playground.Unsaved;
import dev.policyplayground.ui.policies.PoliciesParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.shell.Shell;
import dev.policyplayground.ui.shell.ShellParts;
import dev.policyplayground.ui.usage.UsageParts;
import dev.policyplayground.yaml.YamlProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the window together from the parts.
final class WindowParts {
    // As fast as a person reads along; a real reply comes at about this pace.
    private static final Duration PACE = Duration.ofMillis(15);

    private WindowParts() {}

    static Shell shell(Parts parts) {
        return shell(parts, Optional.empty());
    }

    /// @param openFolder shows a folder in the desktop's file browser, where there is one
    static Shell shell(Parts parts, Optional<Consumer<Path>> openFolder) {
        return shell(
                parts,
                FxThreads.start(),
                SimulatorOptions.QUICK.withPace(PACE).withLimits(Limits.START),
                new FileDialogs(),
                openFolder);
    }

    static Shell shell(Parts parts, FxThreads threads, SimulatorOptions simulator) {
        return shell(parts, threads, simulator, new FileDialogs());
    }

    /// @param files asks for files
    static Shell shell(
            Parts parts, FxThreads threads, SimulatorOptions simulator, FileChoice files) {
        return shell(parts, threads, simulator, files, Optional.empty());
    }

    /// For use on the FX thread. A database that cannot be opened leaves a window that says so and
    /// keeps nothing.
    private static Shell shell(
            Parts parts,
            FxThreads threads,
            SimulatorOptions simulator,
            FileChoice files,
            Optional<Consumer<Path>> openFolder) {
        Kept kept = Kept.open(parts);
        PreferencesFile preferences = parts.preferences.get();
        kept.clearAway(threads, preferences.now().retentionDays(), parts.clock);
        PackParts packs = new PackParts(parts);
        PackParts.InForce inForce = packs.inForce();
        Gates gates = inForce.gates();
        Layers layers = new Layers(gates.pack(), gates.input(), gates.output());
        Sources sources = new Sources(parts, simulator);
        IncidentBench incident =
                parts.keep(
                        new IncidentBench(
                                parts,
                                layers,
                                new IncidentBench.Kept(
                                        kept.journal(), kept.edits().map(e -> e), kept.problem()),
                                simulator));
        PlaygroundParts playground =
                new PlaygroundParts(
                        layers,
                        inForce.file(),
                        choice -> engine(parts, kept, sources, choice),
                        kept.archive(),
                        kept.problem(),
                        parts.catalog.get(),
                        parts::apiVersion,
                        parts.examples(),
                        parts.packs.get().packs(),
                        file -> openPack(parts, file),
                        new CallCode(Assets::text),
                        files,
                        drafts(parts),
                        new Unsaved(parts.unsaved, () -> saveUnsaved(parts)),
                        parts.session(),
                        liveUnavailable(parts),
                        parts.clock,
                        new PlaygroundNetwork(parts, sources));
        return new Shell(
                new ShellParts(
                        playground,
                        new SessionsParts(kept.sessions(), files),
                        usage(parts, kept, files),
                        new IncidentParts(sources.key(), incident, IncidentBench.hour()),
                        ConnectionScreenParts.of(parts, sources),
                        kept.prompts(),
                        policies(parts, kept),
                        SettingsScreenParts.of(parts, packs, kept.archive(), openFolder),
                        TrainingScreenParts.of(parts, kept),
                        files,
                        parts.clock,
                        notice(preferences, inForce)),
                threads,
                preferences.now(),
                new PreferenceWriter(preferences, threads));
    }

    private static TwoLayerRun engine(
            Parts parts, Kept kept, Sources sources, EngineChoice choice) {
        return new TwoLayerRun(
                choice.layers(),
                source(sources, choice),
                choice.keep() ? kept.journal() : kept.offTheRecord(),
                parts.prices.get().inForce().table(),
                kept.budget(),
                parts.session(),
                parts.clock);
    }

    private static void saveUnsaved(Parts parts) {
        try {
            parts.saveUnsaved();
        } catch (CommandFault e) {
            throw new StorageException(e.words(), e);
        }
    }

    /// Shows faults of the program in a window beside the main one.
    static void showFaults(Parts parts, Shell shell) {
        FaultsViewModel faults =
                new FaultsViewModel(FxThreads.start(), parts.clock, parts.folder.path());
        FaultDialog _ = new FaultDialog(faults, shell.scene());
        parts.faults.showIn(faults);
    }

    private static ReplySource source(Sources sources, EngineChoice choice) {
        try {
            return sources.of(choice.replies(), choice.layers());
        } catch (CommandFault e) {
            throw new RefusedException(e.words());
        }
    }

    private static Loaded openPack(Parts parts, Path file) {
        try {
            return parts.pack(Optional.of(file));
        } catch (CommandFault e) {
            return new Loaded.Broken(
                    List.of(new YamlProblem(file.getFileName().toString(), 1, 1, e.words())));
        }
    }

    private static PoliciesParts policies(Parts parts, Kept kept) {
        return new PoliciesParts(
                parts.packs.get().packs(),
                parts.packs.get(),
                parts.packs.get().learned(),
                new PackFiles(parts.folder.policies()),
                kept.packVersions(),
                kept.savedRuns());
    }

    private static DraftShelf drafts(Parts parts) {
        return new DraftFiles(parts.folder.drafts(), parts.session());
    }

    private static UsageParts usage(Parts parts, Kept kept, FileChoice files) {
        return new UsageParts(
                kept.ledger(),
                kept.problem(),
                parts.session(),
                parts.prices.get(),
                parts::copyPricesToEdit,
                parts.catalog.get(),
                files,
                parts.clock);
    }

    private static String notice(PreferencesFile preferences, PackParts.InForce inForce) {
        return Stream.concat(preferences.damage().stream(), Stream.of(inForce.notice()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> liveUnavailable(Parts parts) {
        try {
            return parts.apiAccess().key().isPresent()
                    ? parts.liveRefused()
                    : Optional.of(
                            "Set ANTHROPIC_API_KEY and start again, or keep a key in Connection, to choose LIVE.");
        } catch (CommandFault e) {
            return Optional.of(e.words());
        }
    }
}

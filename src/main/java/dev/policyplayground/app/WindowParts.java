package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftFiles;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.snippet.CallCode;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FileDialogs;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.EngineChoice;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.shell.Shell;
import dev.policyplayground.ui.shell.ShellParts;
import dev.policyplayground.ui.usage.UsageParts;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the window together from the parts.
final class WindowParts {
    private static final Logger LOG = LoggerFactory.getLogger(WindowParts.class);
    // As fast as a person reads along; a real reply comes at about this pace.
    private static final Duration PACE = Duration.ofMillis(15);

    private WindowParts() {}

    static Shell shell(Parts parts) {
        return shell(
                parts,
                FxThreads.start(),
                new Simulator.Options(0, Optional.empty(), PACE),
                new FileDialogs());
    }

    /// For use on the FX thread. A database that cannot be opened leaves a window that says so and
    /// keeps nothing.
    static Shell shell(
            Parts parts, FxThreads threads, Simulator.Options simulator, FileChoice files) {
        Kept kept = Kept.open(parts);
        Gates gates =
                switch (parts.pack(Optional.empty())) {
                    case Loaded.Ready(Gates ready) -> ready;
                    case Loaded.Broken broken -> throw new IllegalStateException(broken.message());
                };
        Layers layers = new Layers(gates.pack(), gates.input(), gates.output());
        Sources sources = new Sources(parts, simulator);
        PlaygroundParts playground =
                new PlaygroundParts(
                        layers,
                        choice -> engine(parts, kept, sources, choice),
                        kept.archive(),
                        kept.problem(),
                        parts.catalog.get(),
                        parts.examples(),
                        file -> openPack(parts, file),
                        new CallCode(Assets::text),
                        files,
                        drafts(parts),
                        parts.session(),
                        liveUnavailable(parts));
        return new Shell(
                new ShellParts(
                        playground,
                        new SessionsParts(kept.sessions(), files),
                        usage(parts, kept, files)),
                threads,
                Preferences.load(parts.folder.preferences()),
                p -> save(parts, p));
    }

    private static TwoLayerRun engine(
            Parts parts, Kept kept, Sources sources, EngineChoice choice) {
        return new TwoLayerRun(
                choice.layers(),
                sources.of(choice.provider()),
                choice.keep() ? kept.journal() : kept.offTheRecord(),
                parts.prices.get().inForce().table(),
                parts.session(),
                Clock.systemUTC());
    }

    private static Loaded openPack(Parts parts, Path file) {
        try {
            return parts.pack(Optional.of(file));
        } catch (CommandFault e) {
            return new Loaded.Broken(
                    List.of(new YamlProblem(file.getFileName().toString(), 1, 1, e.words())));
        }
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
                Clock.systemUTC());
    }

    private static Optional<String> liveUnavailable(Parts parts) {
        try {
            return parts.apiAccess().key().isPresent()
                    ? Optional.empty()
                    : Optional.of("Set ANTHROPIC_API_KEY and start again to choose LIVE.");
        } catch (CommandFault e) {
            return Optional.of(e.words());
        }
    }

    private static void save(Parts parts, Preferences preferences) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        parts.folder.make();
                        preferences.save(parts.folder.preferences());
                    } catch (IOException e) {
                        LOG.warn(
                                "preferences could not be saved: {}", e.getClass().getSimpleName());
                    }
                });
    }

    /// Each source is made when it is first used, and then kept. Thread-safe.
    private static final class Sources {
        private final Parts parts;
        private final Simulator.Options simulator;
        private final Map<Provider, ReplySource> made = new EnumMap<>(Provider.class);

        Sources(Parts parts, Simulator.Options simulator) {
            this.parts = parts;
            this.simulator = simulator;
        }

        synchronized ReplySource of(Provider provider) {
            return made.computeIfAbsent(
                    provider,
                    p ->
                            switch (p) {
                                case SIMULATED -> parts.simulated(simulator);
                                case LIVE -> parts.live();
                            });
        }
    }
}

package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.store.SqliteUsageLedger;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FileDialogs;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.shell.Shell;
import dev.policyplayground.ui.shell.ShellParts;
import dev.policyplayground.ui.usage.UsageParts;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
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
        Kept kept = open(parts);
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
                        provider ->
                                new TwoLayerRun(
                                        layers,
                                        sources.of(provider),
                                        kept.journal,
                                        parts.prices.get().inForce().table(),
                                        parts.session(),
                                        Clock.systemUTC()),
                        kept.archive,
                        kept.problem,
                        parts.catalog.get(),
                        parts.examples(),
                        parts.session(),
                        liveUnavailable(parts));
        return new Shell(
                new ShellParts(playground, usage(parts, kept, files)),
                threads,
                Preferences.load(parts.folder.preferences()),
                p -> save(parts, p));
    }

    /// Where runs go; when they cannot be kept, why.
    private record Kept(
            RunJournal journal,
            Optional<RunArchive> archive,
            Optional<UsageLedger> ledger,
            String problem) {}

    private static UsageParts usage(Parts parts, Kept kept, FileChoice files) {
        return new UsageParts(
                kept.ledger,
                kept.problem,
                parts.session(),
                parts.prices.get(),
                parts::copyPricesToEdit,
                parts.catalog.get(),
                files,
                Clock.systemUTC());
    }

    private static Kept open(Parts parts) {
        try {
            Database database = parts.database.get();
            return new Kept(
                    new SqliteRunJournal(database),
                    Optional.of(new SqliteRunArchive(database)),
                    Optional.of(new SqliteUsageLedger(database)),
                    "");
        } catch (StorageException e) {
            return notKept(e.advice());
        } catch (CommandFault e) {
            return notKept(e.words());
        }
    }

    private static Kept notKept(String why) {
        String problem = "Runs are not kept: " + why;
        return new Kept(
                _ -> new RunJournal.Receipt.NotKept(problem),
                Optional.empty(),
                Optional.empty(),
                problem);
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

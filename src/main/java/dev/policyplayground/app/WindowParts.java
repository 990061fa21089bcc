package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftFiles;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.snippet.CallCode;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.LedgerOnlyJournal;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunEdits;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FileDialogs;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.incident.IncidentParts;
import dev.policyplayground.ui.playground.EngineChoice;
import dev.policyplayground.ui.playground.PlaygroundParts;
import dev.policyplayground.ui.sessions.SessionsParts;
import dev.policyplayground.ui.shell.Shell;
import dev.policyplayground.ui.shell.ShellParts;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
        return shell(parts, FxThreads.start(), new Simulator.Options(0, Optional.empty(), PACE));
    }

    /// For use on the FX thread. A database that cannot be opened leaves a window that says so and
    /// keeps nothing.
    static Shell shell(Parts parts, FxThreads threads, Simulator.Options simulator) {
        Kept kept = open(parts);
        Gates gates =
                switch (parts.pack(Optional.empty())) {
                    case Loaded.Ready(Gates ready) -> ready;
                    case Loaded.Broken broken -> throw new IllegalStateException(broken.message());
                };
        Layers layers = new Layers(gates.pack(), gates.input(), gates.output());
        Sources sources = new Sources(parts, simulator);
        IncidentBench incident =
                parts.keep(
                        new IncidentBench(
                                parts,
                                layers,
                                new IncidentBench.Kept(kept.journal, kept.edits(), kept.problem),
                                simulator));
        FileChoice files = new FileDialogs();
        PlaygroundParts playground =
                new PlaygroundParts(
                        layers,
                        choice -> engine(parts, kept, sources, choice),
                        kept.archive(),
                        kept.problem,
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
                        new SessionsParts(kept.sessions, files),
                        new IncidentParts(sources.key(), incident, IncidentBench.hour())),
                threads,
                Preferences.load(parts.folder.preferences()),
                p -> save(parts, p));
    }

    private static TwoLayerRun engine(
            Parts parts, Kept kept, Sources sources, EngineChoice choice) {
        return new TwoLayerRun(
                choice.layers(),
                sources.of(choice.provider()),
                choice.keep() ? kept.journal : kept.offTheRecord,
                parts.prices.get(),
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

    /// Where runs go; when they cannot be kept, why.
    private record Kept(
            RunJournal journal,
            RunJournal offTheRecord,
            Optional<SessionsParts.Kept> sessions,
            String problem) {
        Optional<RunArchive> archive() {
            return sessions.map(SessionsParts.Kept::archive);
        }

        Optional<RunEdits> edits() {
            return sessions.map(SessionsParts.Kept::edits);
        }
    }

    private static Kept open(Parts parts) {
        try {
            Database database = parts.database.get();
            return new Kept(
                    new SqliteRunJournal(database),
                    new LedgerOnlyJournal(database),
                    Optional.of(
                            new SessionsParts.Kept(
                                    new SqliteRunArchive(database),
                                    new SqliteRunEdits(database, Clock.systemUTC()),
                                    new SqliteRunJournal(database)::keepImported)),
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
                RunJournal.OFF,
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
}

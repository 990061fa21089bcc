package dev.policyplayground.app;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.PriceReading;
import dev.policyplayground.catalog.Prices;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.cli.Bench;
import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.diagnostics.LogFile;
import dev.policyplayground.files.LooseFile;
import dev.policyplayground.library.KeyFreePrompts;
import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.run.BudgetKeeper;
import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.session.RescuingJournal;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.settings.ApiAccess;
import dev.policyplayground.settings.KeyAccess;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.store.LedgerOnlyJournal;
import dev.policyplayground.store.SqliteBudgetKeeper;
import dev.policyplayground.store.SqlitePromptLibrary;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.store.SqliteRunEdits;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.store.SqliteRunLabels;
import dev.policyplayground.store.SqliteSavedRuns;
import dev.policyplayground.store.SqliteUsageLedger;
import dev.policyplayground.training.Corpus;
import dev.policyplayground.training.ModelShelf;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Hands the parts to the command line. Thread-safe.
final class CommandLineBench implements Bench {
    private final Parts parts;

    CommandLineBench(Parts parts) {
        this.parts = parts;
    }

    @Override
    public PackCheck.Loaded pack(Optional<Path> named) {
        return parts.pack(named);
    }

    @Override
    public ModelShelf models() {
        return parts.models.get().shelf();
    }

    @Override
    public Corpus corpus() throws IOException {
        return Models.corpus();
    }

    @Override
    public List<BundledPack> bundledPacks() {
        return parts.packs.get().packs();
    }

    @Override
    public ModelCatalog catalog() {
        return parts.catalog.get();
    }

    @Override
    public TwoLayerRun engine(TwoLayerRun.Layers layers, ReplyChoice replies, boolean keep) {
        boolean live = replies.provider() == Provider.LIVE && replies.replay().isEmpty();
        // The database first: a run that could not be kept should cost nothing.
        RunJournal journal =
                keep
                        ? new RescuingJournal(
                                new SqliteRunJournal(parts.database.get()), parts.unsaved)
                        : live
                                // Real money counts, whether or not the text is kept.
                                ? new LedgerOnlyJournal(parts.database.get())
                                : RunJournal.OFF;
        ReplySource source = new Sources(parts, SimulatorOptions.QUICK).of(replies, layers);
        return new TwoLayerRun(
                layers,
                source,
                journal,
                parts.prices.get().inForce().table(),
                live ? budget() : BudgetKeeper.UNLIMITED,
                parts.session(),
                parts.clock);
    }

    // Without a budget no database is opened for it.
    private BudgetKeeper budget() {
        Budget budget = parts.preferences.get().now().budget();
        return budget.isUnlimited()
                ? BudgetKeeper.UNLIMITED
                : new SqliteBudgetKeeper(parts.database.get(), () -> budget, parts.clock);
    }

    @Override
    public Clock clock() {
        return parts.clock;
    }

    @Override
    public KeyAccess keys() {
        return parts.keys;
    }

    @Override
    public ClaudeClient client() {
        return parts.client(parts.liveUrl(), parts.liveKey(), parts.apiVersion());
    }

    @Override
    public ApiVersion apiVersion() {
        return parts.apiVersion();
    }

    @Override
    public Optional<String> allowPlainHttp(boolean isAllowed) {
        if (isAllowed) {
            parts.allowPlainHttp();
        }
        return parts.apiAccess().isUnencrypted() && parts.liveRefused().isEmpty()
                ? Optional.of(
                        parts.apiAccess().place()
                                + " is not encrypted: others on the network can read the key, prompts and replies")
                : Optional.empty();
    }

    @Override
    public RunArchive archive() {
        return new SqliteRunArchive(parts.database.get());
    }

    @Override
    public SavedRuns savedRuns() {
        return new SqliteSavedRuns(parts.database.get());
    }

    @Override
    public void fill(int runs) {
        if (!parts.isFolderChosen()) {
            throw new CommandFault(
                    ExitCode.USAGE,
                    "--fill keeps runs for a measurement: name a folder for it in POLICY_PLAYGROUND_HOME");
        }
        new MeasuredRuns(parts).keep(runs);
    }

    @Override
    public RunEdits edits() {
        return new SqliteRunEdits(parts.database.get(), parts.clock);
    }

    @Override
    public RunLabels labels() {
        return new SqliteRunLabels(parts.database.get(), parts.clock);
    }

    @Override
    public RunImport.Shelf shelf() {
        return new SqliteRunJournal(parts.database.get())::keepImported;
    }

    @Override
    public PromptLibrary prompts() {
        return new KeyFreePrompts(new SqlitePromptLibrary(parts.database.get(), parts.clock));
    }

    @Override
    public UsageLedger usage() {
        return new SqliteUsageLedger(parts.database.get(), new UsageDays(parts.clock.getZone()));
    }

    @Override
    public Prices prices() {
        return parts.prices.get();
    }

    @Override
    public boolean copyPricesToEdit() {
        try {
            return parts.copyPricesToEdit();
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    parts.folder.prices()
                            + " cannot be written; set POLICY_PLAYGROUND_HOME to a folder that can");
        }
    }

    @Override
    public Simulator simulator(SimulatorOptions options) {
        return parts.simulator(options);
    }

    @Override
    public int openWindow() {
        return WindowStart.open(parts);
    }

    @Override
    public List<String> loadScreens() {
        return WindowStart.loadScreens(parts);
    }

    @Override
    public List<Path> logFiles() {
        return LogFile.in(parts.folder.logs());
    }

    @Override
    public String logged(Throwable fault) {
        return parts.faults.logged(fault);
    }

    @Override
    public List<String> surroundings() {
        return List.of(
                "Java          " + Runtime.version(),
                "System        "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch"),
                "Display       " + (WindowStart.hasDisplay() ? "yes" : "none found"),
                "Key           "
                        + switch (parts.keys.origin()) {
                            case ENVIRONMENT -> "set in ANTHROPIC_API_KEY";
                            case KEYCHAIN -> "in the keychain";
                            case NOWHERE -> "not set; the simulator answers";
                        },
                "Keychain      " + parts.keys.unavailable().orElse("can be used"),
                "Prices        " + pricesInForce(),
                "API           " + api(),
                "Settings      " + parts.preferences.get().damage().orElse("readable"),
                "Unsaved runs  " + unsaved(),
                "Data folder   "
                        + parts.folder.path()
                        + (Files.isDirectory(parts.folder.path()) ? "" : " (not made yet)"));
    }

    @Override
    public List<LooseFile> looseFiles() {
        try {
            return LooseFile.in(parts.folder.path());
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "the data folder " + parts.folder.path() + " cannot be read");
        }
    }

    private String unsaved() {
        int waiting = parts.unsaved.files().size();
        return waiting == 0
                ? "none"
                : waiting
                        + " wait in files; those that can be read are saved when the data file is next opened";
    }

    private String api() {
        if (parts.preferences.get().damage().isPresent()) {
            return "not known, for the settings cannot be read; LIVE is refused";
        }
        try {
            ApiAccess access = parts.apiAccess();
            if (!access.isUnencrypted()) {
                return access.place();
            }
            return access.place()
                    + (parts.liveRefused().isPresent()
                            ? " (NOT ENCRYPTED: LIVE is refused)"
                            : " (NOT ENCRYPTED, and allowed: others on the network can read the key)");
        } catch (CommandFault e) {
            return e.words();
        }
    }

    private String pricesInForce() {
        PriceReading reading = parts.prices.get().inForce();
        return "as of "
                + reading.table().asOf()
                + ", "
                + reading.file().map(Path::toString).orElse("bundled")
                + reading.problem().map(p -> "; " + p).orElse("");
    }

    @Override
    public void close() {
        parts.close();
    }
}

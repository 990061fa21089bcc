package dev.policyplayground.cli;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Prices;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.files.LooseFile;
import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.settings.KeyAccess;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.training.Corpus;
import dev.policyplayground.training.ModelShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What the commands work with. Every part is made when it is first asked for, so that `judge`
/// opens no database, starts no simulator and loads no JavaFX. Closing it closes what was made.
public interface Bench extends AutoCloseable {

    /// A pack from a file, or one that ships with the program.
    ///
    /// @param named a file, or the id of a bundled pack; empty for the one that judges by default
    /// @throws CommandFault when the file cannot be read
    Loaded pack(Optional<Path> named);

    /// The packs that ship with the program.
    List<BundledPack> bundledPacks();

    ModelCatalog catalog();

    /// The models of the learned judge.
    ModelShelf models();

    /// What they are trained from.
    ///
    /// @throws IOException when the program's own files cannot be read
    Corpus corpus() throws IOException;

    /// The engine.
    ///
    /// @param keep false to keep nothing
    /// @throws CommandFault when there is no key, a recording cannot be read or written, or the
    ///   runs could not be kept
    TwoLayerRun engine(Layers layers, ReplyChoice replies, boolean keep);

    /// The time, and the zone that days and times are shown in.
    Clock clock();

    /// The API key, wherever it is.
    KeyAccess keys();

    /// A client of the real API.
    ///
    /// @throws CommandFault when there is no key
    ClaudeClient client();

    /// Lets the real API be asked without encryption, or leaves it to the settings.
    ///
    /// @return a warning when it will be
    Optional<String> allowPlainHttp(boolean isAllowed);

    /// The API's version that the settings choose.
    ApiVersion apiVersion();

    /// The runs that were kept.
    RunArchive archive();

    /// The kept runs, for back-tests.
    SavedRuns savedRuns();

    /// Keeps so many simulated runs, for a measurement.
    ///
    /// @throws CommandFault unless the data folder was chosen for it
    void fill(int runs);

    /// Changes around them.
    RunEdits edits();

    /// People's labels of runs.
    RunLabels labels();

    /// Takes in runs from elsewhere.
    RunImport.Shelf shelf();

    /// The named system prompts.
    PromptLibrary prompts();

    /// What the runs took.
    UsageLedger usage();

    /// The prices in force.
    Prices prices();

    /// Copies the bundled prices to where the user can edit them, unless there is a file already.
    ///
    /// @return true when a copy was made
    /// @throws CommandFault when it cannot be written
    boolean copyPricesToEdit();

    /// @throws CommandFault when the port is taken or the scene file is broken
    Simulator simulator(SimulatorOptions options);

    /// Opens the window and waits until it is closed.
    ///
    /// @return the exit code
    int openWindow();

    /// Loads every screen without a display.
    ///
    /// @return the names of the screens that were loaded
    List<String> loadScreens();

    /// Files and folders in the data folder that others than the user may read.
    ///
    /// @throws CommandFault when the folder cannot be read
    List<LooseFile> looseFiles();

    /// Logs a fault of the program.
    ///
    /// @return what to say of it: the error code, and where more is to be found
    String logged(Throwable fault);

    /// The log files, newest first.
    List<Path> logFiles();

    /// What `doctor` reports, a line each.
    List<String> surroundings();

    @Override
    void close();
}

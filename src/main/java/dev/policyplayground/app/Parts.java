package dev.policyplayground.app;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Prices;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.claude.ClaudeOptions;
import dev.policyplayground.claude.Proxies;
import dev.policyplayground.claude.RetryPolicy;
import dev.policyplayground.claude.Traffic;
import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ClaudeReplySource;
import dev.policyplayground.run.RunIds;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UnsavedRuns;
import dev.policyplayground.settings.ApiAccess;
import dev.policyplayground.settings.DataFolder;
import dev.policyplayground.settings.KeyAccess;
import dev.policyplayground.settings.PreferencesFile;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.SceneBook;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.store.Database;
import dev.policyplayground.store.NativeLibrary;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.yaml.YamlProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// The composition root: makes every adapter, each when it is first asked for. Thread-safe. Closing
/// it closes what was made, newest first.
final class Parts implements AutoCloseable {
    /// What the simulator is asked with until that key is changed for another.
    static final String FIRST_KEY = "sk-simulated";

    private final Map<String, String> environment;
    private final Deque<AutoCloseable> made = new ArrayDeque<>();
    private final String session;
    final Faults faults;
    final DataFolder folder;
    final KeyAccess keys;

    /// The one clock of the program; its zone is the user's.
    final Clock clock;

    final UnsavedRuns unsaved;
    final Traffic traffic;
    private volatile boolean plainHttpAllowed;
    private volatile boolean keepsNativeLibrary;
    final Supplier<Database> database = once(this::openDatabase);
    final Supplier<ModelCatalog> catalog = once(Parts::readCatalog);
    final Supplier<Models> models = once(this::openModels);
    final Supplier<PackShelf> packs =
            once(() -> new PackShelf(() -> Optional.of(models.get().inForce())));
    final Supplier<Prices> prices = once(this::readPrices);
    private final Supplier<ApiAccess> accessAtStart = once(this::readAccess);
    private final Supplier<ApiVersion> versionAtStart = once(this::readVersion);
    final Supplier<PreferencesFile> preferences = once(this::openPreferences);

    /// Faults are told on standard error, and end the program.
    Parts(Map<String, String> environment, SecretStore keychain, Clock clock) {
        this(
                environment,
                keychain,
                clock,
                new Faults(
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8), System::exit));
    }

    /// @param keychain where a key may be kept
    /// @param clock the time, in the user's zone; everything that asks for either asks this
    Parts(Map<String, String> environment, SecretStore keychain, Clock clock, Faults faults) {
        this.environment = environment;
        this.faults = faults;
        this.clock = clock;
        this.session = RunIds.next(clock.instant());
        this.traffic = new Traffic(clock);
        this.folder = DataFolder.from(environment);
        this.unsaved =
                new UnsavedRuns(folder.path(), Path.of(System.getProperty("java.io.tmpdir")));
        this.keys = keep(new KeyAccess(ApiAccess.keyOf(environment), keychain));
        if (keychain instanceof AutoCloseable open) {
            made.push(open);
        }
    }

    /// Keeps SQLite's native library in the data folder rather than anew in the temporary one.
    void keepNativeLibrary() {
        keepsNativeLibrary = true;
    }

    String session() {
        return session;
    }

    /// The environment's access, at the address that the settings had at the start, when they had
    /// one: a change of them takes effect at the next start.
    ///
    /// @throws CommandFault when `ANTHROPIC_BASE_URL` or the settings' address is none
    ApiAccess apiAccess() {
        return accessAtStart.get();
    }

    private ApiAccess readAccess() {
        try {
            return environmentAccess().at(preferences.get().now().connection().baseUrl());
        } catch (IllegalArgumentException e) {
            throw new CommandFault(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /// @throws IllegalArgumentException when `ANTHROPIC_BASE_URL` is no address
    ApiAccess environmentAccess() {
        return ApiAccess.from(environment);
    }

    boolean isFolderChosen() {
        return !environment.getOrDefault("POLICY_PLAYGROUND_HOME", "").isBlank();
    }

    /// @return true when a copy was made
    /// @throws IOException when it cannot be
    boolean copyPricesToEdit() throws IOException {
        folder.make();
        return prices.get().copyToEdit();
    }

    /// @param named the id of a bundled pack, or a file; empty for the pack that judges by default
    /// @throws CommandFault when there is no such file, or it cannot be read
    PackCheck.Loaded pack(Optional<Path> named) {
        return packs.get().load(named);
    }

    List<Example> examples() {
        List<YamlProblem> problems = new ArrayList<>();
        List<Example> examples =
                Example.read("examples.yaml", Assets.text("examples/examples.yaml"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return examples;
    }

    Simulator simulator(SimulatorOptions options) {
        List<YamlProblem> problems = new ArrayList<>();
        SceneBook scenes =
                SceneBook.read("scenes.yaml", Assets.text("simulator/scenes.yaml"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        try {
            return keep(Simulator.start(scenes, catalog.get(), options, clock));
        } catch (IllegalArgumentException e) {
            throw new CommandFault(ExitCode.USAGE, "--scenario: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.USAGE,
                    "the simulator cannot listen on port " + options.port() + ": it is taken");
        }
    }

    /// Replies of a simulator that runs, asked for with `key`.
    ClaudeReplySource simulated(Simulator simulator, String key) {
        return new ClaudeReplySource(
                Provider.SIMULATED, client(simulator.baseUrl(), key, apiVersion()));
    }

    /// The key for the real API.
    ///
    /// @throws CommandFault when there is none
    String liveKey() {
        return keys.key()
                .orElseThrow(
                        () ->
                                new CommandFault(
                                        ExitCode.USAGE,
                                        "LIVE needs a key: set ANTHROPIC_API_KEY, or keep one with 'playground key keep'. Without --live the simulator answers."));
    }

    ClaudeReplySource live(String key) {
        return new ClaudeReplySource(Provider.LIVE, client(liveUrl(), key, apiVersion()));
    }

    /// Where the real API is asked.
    ///
    /// @throws CommandFault when it is no address, or would get the key in clear text and nobody
    ///   allowed that
    URI liveUrl() {
        preferences
                .get()
                .damage()
                .ifPresent(
                        why -> {
                            throw new CommandFault(ExitCode.BAD_DATA, why);
                        });
        liveRefused()
                .ifPresent(
                        why -> {
                            throw new CommandFault(ExitCode.USAGE, why);
                        });
        return apiAccess().baseUrl();
    }

    /// Why the real API is not asked at its address; empty when it is.
    Optional<String> liveRefused() {
        Optional<String> damage = preferences.get().damage();
        if (damage.isPresent()) {
            return damage;
        }
        try {
            boolean isAllowed =
                    plainHttpAllowed || preferences.get().now().connection().allowsPlainHttp();
            return apiAccess().isUnencrypted() && !isAllowed
                    ? Optional.of(
                            apiAccess().place()
                                    + " would get your key, prompts and replies in clear text, for others on the network to read and change. Use https, or allow it with --allow-plain-http or in the settings (\"allow_plain_http\": true under \"connection\").")
                    : Optional.empty();
        } catch (CommandFault e) {
            return Optional.of(e.words());
        }
    }

    /// Allows the key to be sent in clear text while this program runs.
    void allowPlainHttp() {
        plainHttpAllowed = true;
    }

    /// A client that asks again as the official ones do, and tells the traffic.
    ClaudeClient client(URI baseUrl, String key, ApiVersion version) {
        return keep(
                new ClaudeClient(
                        ClaudeOptions.of(baseUrl, key, version, traffic)
                                .with(RetryPolicy.standard(clock))
                                .with(new Proxies(environment))));
    }

    /// The host of the proxy that the real API is reached through, where there is one.
    Optional<String> proxyHost() {
        return new Proxies(environment)
                .select(apiAccess().baseUrl()).stream()
                        .map(Proxy::address)
                        .filter(a -> a instanceof InetSocketAddress)
                        .map(a -> ((InetSocketAddress) a).getHostString())
                        .findFirst();
    }

    /// The version that the settings had at the start.
    ApiVersion apiVersion() {
        return versionAtStart.get();
    }

    private ApiVersion readVersion() {
        return ApiVersion.of(preferences.get().now().connection().apiVersion())
                .orElse(ApiVersion.V2026_10_21);
    }

    @Override
    public synchronized void close() {
        while (!made.isEmpty()) {
            try {
                made.pop().close();
            } catch (Exception e) {
                // Whatever one part does on its way out, the others must still be closed.
                LoggerFactory.getLogger(Parts.class).warn("closing failed", e);
            }
        }
    }

    /// Sees to it that `part` is closed with the rest.
    synchronized <T extends AutoCloseable> T keep(T part) {
        made.push(part);
        return part;
    }

    private Database openDatabase() {
        try {
            folder.make();
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "the data folder "
                            + folder.path()
                            + " cannot be made; set POLICY_PLAYGROUND_HOME to one that can");
        }
        if (keepsNativeLibrary) {
            NativeLibrary.keepIn(folder.path().resolve("native"));
        }
        Database opened = keep(Database.open(folder.database()));
        saveUnsaved(opened);
        return opened;
    }

    /// Saves the runs that could not be saved when they ended.
    ///
    /// @throws StorageException when they still cannot be saved
    void saveUnsaved() {
        unsaved.saveAll(new SqliteRunJournal(database.get())::keepUnsaved);
    }

    private void saveUnsaved(Database opened) {
        try {
            unsaved.saveAll(new SqliteRunJournal(opened)::keepUnsaved);
        } catch (StorageException e) {
            // They wait on: what was asked for now may well work, such as reading.
            LoggerFactory.getLogger(Parts.class).warn("unsaved runs still wait", e);
        }
    }

    private PreferencesFile openPreferences() {
        return keep(new PreferencesFile(folder));
    }

    private Models openModels() {
        return new Models(folder.path().resolve("models"), faults::say);
    }

    private static ModelCatalog readCatalog() {
        try {
            return ModelCatalog.parse(Assets.text("models.json"));
        } catch (JsonFault e) {
            throw new IllegalStateException(e);
        }
    }

    private Prices readPrices() {
        try {
            return new Prices(Assets.text("prices.json"), folder.prices());
        } catch (JsonFault e) {
            throw new IllegalStateException(e);
        }
    }

    /// What `maker` makes when it is first asked for, and the same from then on. Thread-safe.
    static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private Optional<T> value = Optional.empty();

            @Override
            public synchronized T get() {
                if (value.isEmpty()) {
                    value = Optional.of(maker.get());
                }
                return value.get();
            }
        };
    }
}

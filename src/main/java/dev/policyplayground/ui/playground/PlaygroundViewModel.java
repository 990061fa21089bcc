package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.snippet.Language;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// The state of the playground and what can be done with it. Knows no control. For use on the FX
/// thread; what can wait is done behind it.
public final class PlaygroundViewModel {
    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final StringProperty system = new SimpleStringProperty("");
    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty(ModelCatalog.DEFAULT_MODEL);
    private final LongProperty maxTokens = new SimpleLongProperty(ModelCatalog.DEFAULT_MAX_TOKENS);
    private final ObjectProperty<ReleasePolicy> release =
            new SimpleObjectProperty<>(ReleasePolicies.DEFAULT);
    private final ObjectProperty<Provider> provider =
            new SimpleObjectProperty<>(Provider.SIMULATED);
    private final ChosenPacks packs;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final BooleanProperty offTheRecord = new SimpleBooleanProperty();
    private final ConversationViewModel conversation = new ConversationViewModel();
    private final RepliesViewModel replies = new RepliesViewModel();
    private final CallSettingsViewModel settings;
    private final VariablesViewModel variables;
    private final ModelChoice models;
    private final ObjectProperty<Optional<String>> liveUnavailable;
    private final TokenMeterViewModel meter;
    private final SittingRuns sitting;
    private final LiveRun run;
    private final LiveJudge live;
    private final InspectViewModel inspect;
    private final CompareViewModel compare;
    private final DraftRecovery recovery;
    private final PausedTurn paused;
    private final PlaygroundState state;
    private final TurnTaking turns;
    private final UnsavedViewModel unsaved;
    private final RunCheck check;
    private final CaretRequests caret = new CaretRequests();

    public PlaygroundViewModel(PlaygroundParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
        this.packs = new ChosenPacks(parts, threads);
        this.models = new ModelChoice(parts, threads, model, provider);
        this.settings =
                new CallSettingsViewModel(parts.catalog(), model, maxTokens, parts.apiVersion());
        this.liveUnavailable = new SimpleObjectProperty<>(parts.liveUnavailable());
        this.sitting = new SittingRuns(parts, threads);
        this.run = new LiveRun(parts, threads, sitting);
        this.paused = new PausedTurn(run, () -> engine(packs.inForce().get()));
        this.compare = new CompareViewModel(this, threads, sitting);
        this.variables =
                new VariablesViewModel(
                        system, prompt, compare.systemProperty(), compare.activeProperty());
        this.check = new RunCheck(prompt, variables);
        this.live = new LiveJudge(this, threads);
        this.inspect = new InspectViewModel(this, threads);
        Observable[] draft = {system, prompt, conversation.turns(), variables.values()};
        this.state = new PlaygroundState(this, run, draft);
        this.turns = new TurnTaking(conversation, prompt, run, state.outdated(), caret);
        this.unsaved = new UnsavedViewModel(parts, threads, this::showSaved);
        recovery = new DraftRecovery(this, threads);
        meter = new TokenMeterViewModel(this, threads);
        for (Observable each :
                with(draft, model, maxTokens, release, offTheRecord, settings.chosenProperty())) {
            each.addListener(_ -> recovery.keepDraft());
        }
    }

    static Observable[] with(Observable[] some, Observable... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Observable[]::new);
    }

    // --- what can be done

    /// Runs the draft through both layers; while two sides are compared, each of them. Does nothing
    /// while a run is under way. Where the turn is blank or a variable has no value, says so and
    /// asks for the caret there instead.
    public void run() {
        if (!state.canRun().get()) {
            return;
        }
        say("");
        if (!check.passes()) {
            check.missing().get().ifPresent(caret::ask);
            return;
        }
        if (compare.activeProperty().get()) {
            compare.run();
        } else {
            paused.forget();
            run.start(engine(packs.inForce().get()), request(draft(system.get(), model.get())));
        }
    }

    EngineChoice engine(Layers gates) {
        return new EngineChoice(
                replies.choice(provider.get(), !offTheRecord.get()), gates, !offTheRecord.get());
    }

    RunRequest request(Draft draft) {
        return new RunRequest(draft, release.get(), true);
    }

    /// The draft as it would be sent, its variables filled.
    Draft draft(String systemPrompt, String modelId) {
        return new Draft(
                variables.fill(systemPrompt),
                List.copyOf(conversation.turns()),
                variables.fill(prompt.get()),
                modelId,
                Math.max(1, maxTokens.get()),
                settings.fitting(modelId));
    }

    /// The draft as it stands in the editors, its variables filled.
    public Draft draft() {
        return draft(system.get(), model.get());
    }

    /// Stops whatever is under way. What came of it is kept.
    public void cancel() {
        run.cancel();
        compare.cancel();
    }

    /// Stops whatever is under way, waits, a few seconds at most, until it is kept, and keeps the
    /// draft: the window closes.
    public void shutDown() {
        run.shutDown();
        compare.shutDown();
        recovery.close();
    }

    /// The turn in the columns, where the API paused it.
    public PausedTurn paused() {
        return paused;
    }

    public void load(Example example) {
        conversation.replaceAll(List.of());
        system.set(example.system());
        prompt.set(example.prompt());
    }

    /// Shows a kept run: its draft in the editors, its verdicts and reply in the columns.
    public void open(RunRecord kept) {
        if (run.isRunning()) {
            return;
        }
        compare.activeProperty().set(false);
        paused.forget();
        take(kept.draft());
        release.set(kept.release());
        run.show(kept);
    }

    /// Finds a kept run and shows it.
    public void open(String id) {
        sitting.find(id, this::open, run::fail);
    }

    void take(Draft draft) {
        conversation.replaceAll(draft.earlier());
        system.set(draft.system());
        prompt.set(draft.prompt());
        model.set(draft.model());
        maxTokens.set(draft.maxTokens());
        settings.chosenProperty().set(draft.settings());
    }

    /// The draft's call with both layers, as a program.
    public String code(Language language) {
        Layers gates = packs.inForce().get();
        return parts.code().write(language, draft(), packs.file(), gates.pack().releaseOnReview());
    }

    /// Says something to the person, such as what went wrong; an empty text takes it back.
    public void say(String words) {
        trouble.set(words);
    }

    // The columns and the lists say what is so now.
    private void showSaved() {
        run.markSaved();
        threads.run(sitting::load);
    }

    // --- what there is to see

    /// The runs that could not be saved.
    public UnsavedViewModel unsaved() {
        return unsaved;
    }

    /// What went wrong outside a run; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The packs that can be chosen, and the one in force.
    public ChosenPacks packs() {
        return packs;
    }

    public StringProperty systemProperty() {
        return system;
    }

    public StringProperty promptProperty() {
        return prompt;
    }

    public StringProperty modelProperty() {
        return model;
    }

    /// The reply's limit in tokens.
    public LongProperty maxTokensProperty() {
        return maxTokens;
    }

    public ObjectProperty<ReleasePolicy> releaseProperty() {
        return release;
    }

    public ObjectProperty<Provider> providerProperty() {
        return provider;
    }

    /// Both gates and the pack in force.
    public ObjectProperty<Layers> layersProperty() {
        return packs.inForce();
    }

    /// True while runs are not kept, though what they cost is counted.
    public BooleanProperty offTheRecordProperty() {
        return offTheRecord;
    }

    /// What was being written when the program ended unexpectedly.
    public DraftRecovery recovery() {
        return recovery;
    }

    public ConversationViewModel conversation() {
        return conversation;
    }

    /// Why LIVE cannot be chosen; empty when it can.
    public ObjectProperty<Optional<String>> liveUnavailableProperty() {
        return liveUnavailable;
    }

    /// The models that can be chosen.
    public ModelChoice models() {
        return models;
    }

    /// How large the request is.
    public TokenMeterViewModel meter() {
        return meter;
    }

    /// How the model is asked.
    public CallSettingsViewModel settings() {
        return settings;
    }

    /// What the simulator lets happen, what is played back and what is recorded.
    public RepliesViewModel replies() {
        return replies;
    }

    /// What the draft lacked when a run was last asked for.
    public RunCheck check() {
        return check;
    }

    /// Where the caret should go.
    public CaretRequests caret() {
        return caret;
    }

    public VariablesViewModel variables() {
        return variables;
    }

    public CompareViewModel compare() {
        return compare;
    }

    public InspectViewModel inspect() {
        return inspect;
    }

    /// The input gate's verdict on the draft as it is written.
    public LiveJudge live() {
        return live;
    }

    public ReadOnlyObjectProperty<RunView> viewProperty() {
        return run.viewProperty();
    }

    /// The kept runs of this sitting, newest first.
    public ObservableList<RunSummary> recent() {
        return sitting.recent();
    }

    /// What is under way, and what may be done.
    public PlaygroundState state() {
        return state;
    }

    /// The ways on, back and to a new beginning of the conversation.
    public TurnTaking turns() {
        return turns;
    }

    /// What the runs of this sitting took.
    public ReadOnlyObjectProperty<Spent> spentProperty() {
        return sitting.spentProperty();
    }

    public List<Example> examples() {
        return parts.examples();
    }

    public PlaygroundParts parts() {
        return parts;
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.ReleasePolicies;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.text.TokenEstimate;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// The state of the playground and what can be done with it. Knows no control. For use on the FX
/// thread; what can wait is done behind it.
public final class PlaygroundViewModel {

    private final PlaygroundParts parts;
    private final FxThreads threads;
    private final Latest<LiveRequest> liveJudge;

    private final StringProperty system = new SimpleStringProperty("");
    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty(ModelCatalog.DEFAULT_MODEL);
    private final LongProperty maxTokens = new SimpleLongProperty(ModelCatalog.DEFAULT_MAX_TOKENS);
    private final ObjectProperty<ReleasePolicy> release =
            new SimpleObjectProperty<>(ReleasePolicies.DEFAULT);
    private final ObjectProperty<Provider> provider =
            new SimpleObjectProperty<>(Provider.SIMULATED);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<LiveVerdict>> live =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SittingRuns runs;
    // Kept here, because a binding that nothing else holds ends with the next garbage collection.
    private final BooleanBinding outdated;
    private final BooleanBinding canRun;

    private record LiveRequest(long revision, String text) {}

    public PlaygroundViewModel(PlaygroundParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
        this.runs = new SittingRuns(parts, threads);
        this.outdated =
                Bindings.createBooleanBinding(
                        this::isOutdated, runs.viewProperty(), prompt, system);
        this.canRun =
                Bindings.createBooleanBinding(
                        () -> !runs.isRunning() && !prompt.get().isBlank(),
                        runs.viewProperty(),
                        prompt);
        this.liveJudge = new Latest<>(threads.background(), this::judge);
        prompt.addListener(
                (_, _, now) -> {
                    revision.set(revision.get() + 1);
                    liveJudge.offer(new LiveRequest(revision.get(), now));
                });
        if (!parts.examples().isEmpty()) {
            load(parts.examples().getFirst());
        }
    }

    // --- what can be done

    /// Runs the draft through both layers. Does nothing while a run is under way or the prompt is
    /// blank.
    public void run() {
        if (runs.isRunning() || prompt.get().isBlank()) {
            return;
        }
        RunRequest request =
                new RunRequest(
                        new Draft(
                                system.get(),
                                List.of(),
                                prompt.get(),
                                model.get(),
                                Math.max(1, maxTokens.get())),
                        release.get(),
                        true);
        runs.start(provider.get(), request);
    }

    /// Stops the run that is under way. What came of it is kept.
    public void cancel() {
        runs.cancel();
    }

    /// Stops the run that is under way and waits, a few seconds at most, until it is kept: the
    /// window closes.
    public void shutDown() {
        runs.shutDown();
    }

    public void load(Example example) {
        system.set(example.system());
        prompt.set(example.prompt());
    }

    /// Shows a kept run: its draft in the editors, its verdicts and reply in the columns.
    public void open(RunRecord run) {
        if (runs.isRunning()) {
            return;
        }
        system.set(run.draft().system());
        prompt.set(run.draft().prompt());
        model.set(run.draft().model());
        maxTokens.set(run.draft().maxTokens());
        release.set(run.release());
        runs.show(run);
    }

    /// Finds a kept run and shows it.
    public void open(String id) {
        runs.find(id, this::open);
    }

    private void judge(LiveRequest request) {
        LiveVerdict verdict =
                new LiveVerdict(
                        request.revision,
                        request.text,
                        parts.layers().input().judge(Exchange.of(request.text)));
        threads.ui()
                .execute(
                        () -> {
                            if (verdict.revision() == revision.get()) {
                                live.set(Optional.of(verdict));
                            }
                        });
    }

    // --- what there is to see

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

    /// Counts the changes of the prompt; a verdict carries the count it was made at.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// The newest verdict on the prompt. It is out of date while its revision is not the editor's.
    public ReadOnlyObjectProperty<Optional<LiveVerdict>> liveProperty() {
        return live.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunView> viewProperty() {
        return runs.viewProperty();
    }

    /// The kept runs of this sitting, newest first.
    public ObservableList<RunSummary> recent() {
        return runs.recent();
    }

    public ObservableValue<Boolean> running() {
        return runs.viewProperty().map(v -> v.phase() == Phase.RUNNING);
    }

    public ObservableValue<Boolean> canRun() {
        return canRun;
    }

    /// True when the editors no longer hold what the run in the columns was made with.
    public ObservableValue<Boolean> outdated() {
        return outdated;
    }

    /// What the runs of this sitting took.
    public ReadOnlyObjectProperty<Spent> spentProperty() {
        return runs.spentProperty();
    }

    private boolean isOutdated() {
        return runs.viewProperty()
                .get()
                .record()
                .map(
                        r ->
                                !r.draft().prompt().equals(prompt.get())
                                        || !r.draft().system().equals(system.get()))
                .orElse(false);
    }

    public ObservableValue<Long> systemTokens() {
        return system.map(TokenEstimate::of);
    }

    public ObservableValue<Long> promptTokens() {
        return prompt.map(TokenEstimate::of);
    }

    public List<Example> examples() {
        return parts.examples();
    }

    public List<Model> models() {
        return parts.catalog().models();
    }

    /// The model's limit for a reply, in tokens; the highest of all for one that is not known.
    public long maxTokensLimit() {
        return parts.catalog().find(model.get()).map(Model::maxOutputTokens).orElse(128_000L);
    }

    public PlaygroundParts parts() {
        return parts;
    }
}

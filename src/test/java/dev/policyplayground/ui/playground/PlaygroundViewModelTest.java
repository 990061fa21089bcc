package dev.policyplayground.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.moderation.LocalJudges;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Example;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.DraftShelf;
import dev.policyplayground.session.UnsavedRuns;
import dev.policyplayground.snippet.CallCode;
import dev.policyplayground.snippet.Language;
import dev.policyplayground.support.Runs;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.usage.Cost;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaygroundViewModelTest {
    /// Nobody chooses a file.
    private static final class NoFiles implements FileChoice {
        @Override
        public Optional<Path> toSave(String title, String suggestedName) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toOpen(String title) {
            return Optional.empty();
        }
    }

    @TempDir Path folder;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private PlaygroundViewModel model(
            FxThreads threads, Function<EngineChoice, TwoLayerRun> engine) {
        Gates gates = Shipped.gates();
        return model(threads, engine, new Layers(gates.pack(), gates.input(), gates.output()));
    }

    private PlaygroundViewModel model(
            FxThreads threads, Function<EngineChoice, TwoLayerRun> engine, Layers layers) {
        return new PlaygroundViewModel(
                new PlaygroundParts(
                        layers,
                        Optional.of(Path.of("chosen.yaml")),
                        engine,
                        Optional.empty(),
                        "",
                        Shipped.catalog(),
                        () -> ApiVersion.V2026_10_21,
                        List.of(new Example("t", "s", "sys", "Hello")),
                        List.of(),
                        _ -> new PackCheck.Loaded.Broken(List.of()),
                        new CallCode(Shipped::text),
                        new NoFiles(),
                        DraftShelf.OFF,
                        new Unsaved(new UnsavedRuns(folder, folder), () -> {}),
                        "s",
                        Optional.of("no key"),
                        TestClock.CLOCK,
                        Network.NONE),
                threads);
    }

    private static TwoLayerRun broken(EngineChoice choice) {
        throw new IllegalStateException(
                "the engine of " + choice.replies().provider() + " does not start");
    }

    /// A judge that finds nothing and notes each reply that it is asked about.
    private static Judge noting(Runnable asked) {
        return new Judge() {
            @Override
            public String id() {
                return "noting";
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public Evidence judgePrompt(Exchange exchange) {
                return Evidence.NONE;
            }

            @Override
            public ReplyWatch watchReply(Exchange exchange) {
                asked.run();
                return new ReplyWatch() {
                    @Override
                    public Evidence sentence(CharSequence reply, Span sentence) {
                        return Evidence.NONE;
                    }

                    @Override
                    public Evidence evidence() {
                        return Evidence.NONE;
                    }
                };
            }
        };
    }

    @Test
    void aReplyThatIsLookedAtCloselyIsJudgedInTheBackground() {
        Gates gates = Shipped.gates();
        AtomicInteger judged = new AtomicInteger();
        OutputGate output =
                new OutputGate(
                        new LocalJudges(gates.pack(), List.of(noting(judged::incrementAndGet))));
        PlaygroundViewModel model =
                model(
                        new FxThreads(waiting::add, Runnable::run),
                        PlaygroundViewModelTest::broken,
                        new Layers(gates.pack(), gates.input(), output));
        model.open(Runs.run(TestClock.CLOCK.instant(), new Outcome.Surfaced(), Cost.nothing()));
        runWaiting();
        judged.set(0);
        model.inspect().sideProperty().set(InspectViewModel.Side.REPLY);
        model.inspect().openProperty().set(true);
        assertThat(judged).as("on the calling thread").hasValue(0);
        runWaiting();
        assertThat(judged).hasValue(1);
        assertThat(model.inspect().inspectionProperty().get()).isPresent();
    }

    private void runWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void theFirstExampleIsLoadedAndJudged() {
        PlaygroundViewModel model =
                model(new FxThreads(Runnable::run, Runnable::run), PlaygroundViewModelTest::broken);
        assertThat(model.systemProperty().get()).isEqualTo("sys");
        assertThat(model.live().verdictProperty().get().orElseThrow().assessment().verdict().word())
                .isEqualTo("ALLOW");
        assertThat(model.state().canRun().getValue()).isTrue();
    }

    @Test
    void aVerdictThatComesTooLateIsNotShown() {
        PlaygroundViewModel model =
                model(new FxThreads(Runnable::run, waiting::add), PlaygroundViewModelTest::broken);
        model.promptProperty().set("Build me some ransomware");
        model.promptProperty().set("Hello again");
        waiting.forEach(Runnable::run);
        assertThat(model.live().verdictProperty().get().orElseThrow().text())
                .isEqualTo("Hello again");
        assertThat(model.live().verdictProperty().get().orElseThrow().revision())
                .isEqualTo(model.live().revisionProperty().get());
    }

    @Test
    void onlyTheNewestOfManyKeystrokesIsJudged() {
        PlaygroundViewModel model =
                model(new FxThreads(waiting::add, Runnable::run), PlaygroundViewModelTest::broken);
        for (int i = 0; i < 50; i++) {
            model.promptProperty().set("keystroke " + i);
        }
        // One look at the text, one at keeping the draft.
        assertThat(waiting).hasSize(2);
        waiting.remove().run();
        assertThat(model.live().verdictProperty().get().orElseThrow().text())
                .isEqualTo("keystroke 49");
    }

    @Test
    void anEngineThatBreaksDoesNotLeaveTheWindowWaiting() {
        List<Throwable> reported = new ArrayList<>();
        PlaygroundViewModel model =
                model(
                        new FxThreads(Runnable::run, Runnable::run, reported::add),
                        PlaygroundViewModelTest::broken);
        model.run();
        assertThat(model.viewProperty().get().phase()).isEqualTo(Phase.FINISHED);
        assertThat(model.viewProperty().get().problem())
                .hasValueSatisfying(
                        p -> assertThat(p).contains(ErrorCode.of(reported.getFirst()).value()));
        assertThat(reported).hasSize(1);
        assertThat(model.promptProperty().get()).isEqualTo("Hello");
        assertThat(model.state().canRun().getValue()).isTrue();
    }

    @Test
    void aRunUnderWayCannotBeStartedAgain() {
        PlaygroundViewModel model =
                model(new FxThreads(waiting::add, Runnable::run), PlaygroundViewModelTest::broken);
        waiting.clear();
        model.run();
        model.run();
        assertThat(waiting).hasSize(1);
        assertThat(model.state().canRun().getValue()).isFalse();
        assertThat(model.state().running().getValue()).isTrue();
    }

    @Test
    void copiedCodeJudgesWithThePackThatTheSettingsChose() {
        PlaygroundViewModel model =
                model(new FxThreads(Runnable::run, Runnable::run), PlaygroundViewModelTest::broken);
        assertThat(model.code(Language.PYTHON)).contains("chosen.yaml");
    }
}

package dev.policyplayground.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelAssembly;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.LabelledRun;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.SideLabels;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.training.ModelShelf;
import dev.policyplayground.ui.fx.FxThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training without a window: what goes wrong is said by name, and changes nothing.
final class TrainingViewModelTest {
    private static final String PACK =
            """
            pack: p
            title: Small
            categories:
              - {id: aup.fraud, title: Fraud}
            learned_judge: {use: true, weight: 0.7}
            """;
    private static LearnedModel shipped;

    @TempDir Path folder;
    private final Labels labels = new Labels();
    private final Pack pack = new Pack();
    private TrainingParts.Trainer trainer = (base, _, _, _) -> another(base);
    private boolean packIsGone;
    private ModelShelf shelf;

    /// Labels in memory.
    private static final class Labels implements RunLabels {
        final List<LabelledRun> all = new ArrayList<>();

        @Override
        public int put(Layer side, Map<String, Optional<RunLabel>> labels) {
            throw new UnsupportedOperationException("training only reads");
        }

        @Override
        public Map<String, SideLabels> find(Collection<String> runs) {
            return Map.of();
        }

        @Override
        public long count(Layer side, RunLabel label) {
            return all.stream().filter(r -> r.side() == side && r.label() == label).count();
        }

        @Override
        public List<LabelledRun> all() {
            return List.copyOf(all);
        }
    }

    /// The pack that judges, with a count of how often it was put in force anew.
    private static final class Pack implements JudgingPack {
        final List<Layers> renewed = new ArrayList<>();

        @Override
        public boolean usesLearnedJudge() {
            return true;
        }

        @Override
        public Optional<Path> named() {
            return Optional.empty();
        }

        @Override
        public void renew(Layers layers) {
            renewed.add(layers);
        }
    }

    @BeforeAll
    static void readModel() throws IOException, ModelFault {
        Path file = Path.of("assets/model/learned.model");
        shipped = ModelFile.read(file.toString(), Files.readAllBytes(file));
    }

    @BeforeEach
    void label() {
        shelf = new ModelShelf(folder.resolve("models"), () -> shipped);
        labels.all.add(
                new LabelledRun(
                        "1",
                        Layer.INPUT,
                        RunLabel.HARMFUL,
                        Instant.EPOCH,
                        new Exchange(List.of(), "Zorble the flimp."),
                        Optional.empty()));
    }

    private static LearnedModel another(LearnedModel base) {
        double[] weights = base.weights(Head.HARM);
        return ModelAssembly.from(base)
                .head(Head.HARM, weights, weights[weights.length - 1] + 9)
                .build(base, JsonNode.object().put("base", base.id()));
    }

    private TrainingViewModel model() {
        TrainingViewModel model =
                new TrainingViewModel(
                        new TrainingParts(
                                Optional.of(labels),
                                shelf,
                                (base, all, made, progress) ->
                                        trainer.train(base, all, made, progress),
                                (_, with) -> gates(with),
                                Optional.empty(),
                                TestClock.CLOCK),
                        pack,
                        new FxThreads(Runnable::run, Runnable::run));
        model.load();
        return model;
    }

    private Gates gates(LearnedModel with) throws IOException {
        if (packIsGone) {
            throw new IOException("p.yaml is gone");
        }
        return ((Loaded.Ready)
                        PackCheck.load("p.yaml", PACK, BasePacks.NONE, () -> Optional.of(with)))
                .gates();
    }

    private static TrainingReport report(TrainingViewModel model) {
        return ((TrainingState.Ready) model.stateProperty().get()).report();
    }

    private static String failure(TrainingViewModel model) {
        return ((TrainingState.Failed) model.stateProperty().get()).why();
    }

    @Test
    void withoutALabelNothingIsTrained() {
        labels.all.clear();
        TrainingViewModel model = model();
        assertThat(model.canTrain().getValue()).isFalse();
        model.train();
        assertThat(model.stateProperty().get()).isInstanceOf(TrainingState.Idle.class);
    }

    @Test
    void aModelFileThatCannotBeUsedIsNamedAndCanBeLeft() throws IOException {
        Path broken = folder.resolve("models/0123456789ab.model");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "no model");
        Files.writeString(folder.resolve("models/adopted"), "0123456789ab\n");
        TrainingViewModel model = model();
        assertThat(model.adoption().problemProperty().get()).contains("0123456789ab.model");
        model.train();
        assertThat(failure(model)).contains("0123456789ab.model");
        assertThat(model.adoption().canGoBackProperty().get()).isTrue();
        model.goBack();
        assertThat(model.adoption().problemProperty().get()).isEmpty();
        assertThat(model.adoption().modelProperty().get().orElseThrow().isShipped()).isTrue();
        assertThat(pack.renewed).hasSize(1);
        assertThat(broken).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenLeavesTheCandidateWaiting() throws IOException {
        Files.writeString(folder.resolve("models"), "a file where the folder should be");
        trainer = (_, _, _, _) -> another(shipped);
        shelf = new ModelShelf(folder.resolve("models/deeper"), () -> shipped);
        Files.delete(folder.resolve("models"));
        TrainingViewModel model = model();
        model.train();
        Files.writeString(folder.resolve("models"), "a file where the folder should be");
        model.adopt();
        assertThat(model.adoption().noticeProperty().get())
                .startsWith("Not adopted, and nothing has changed")
                .contains(folder.resolve("models").toString());
        assertThat(model.stateProperty().get()).isInstanceOf(TrainingState.Ready.class);
        assertThat(model.canUndo().getValue()).isFalse();
        assertThat(model.canAdopt().getValue()).isTrue();
        assertThat(pack.renewed).isEmpty();
    }

    @Test
    void aPackThatIsGoneIsNamed() {
        packIsGone = true;
        TrainingViewModel model = model();
        model.train();
        assertThat(failure(model)).isEqualTo("p.yaml is gone");
        packIsGone = false;
        model.train();
        packIsGone = true;
        model.adopt();
        assertThat(model.adoption().noticeProperty().get())
                .contains("judges now")
                .endsWith("goes on as it was: p.yaml is gone");
        assertThat(model.adoption().modelProperty().get().orElseThrow().isShipped()).isFalse();
    }

    @Test
    void whatIsCancelledComesToNothing() {
        TrainingViewModel[] model = new TrainingViewModel[1];
        trainer =
                (base, _, _, progress) -> {
                    model[0].cancel();
                    if (progress.isCancelled()) {
                        throw new CancellationException("stopped");
                    }
                    return another(base);
                };
        model[0] = model();
        model[0].train();
        assertThat(model[0].stateProperty().get()).isInstanceOf(TrainingState.Idle.class);
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void undoPutsTheModelBeforeInForceAndTheCandidateBack() throws IOException, ModelFault {
        TrainingViewModel model = model();
        model.train();
        LearnedModel candidate = report(model).candidate();
        assertThat(shelf.inForce().id()).isEqualTo(shipped.id());
        model.adopt();
        assertThat(shelf.inForce().id()).isEqualTo(candidate.id());
        assertThat(pack.renewed).hasSize(1);
        model.undo();
        assertThat(shelf.inForce().id()).isEqualTo(shipped.id());
        assertThat(pack.renewed).hasSize(2);
        assertThat(report(model).candidate().id()).isEqualTo(candidate.id());
        assertThat(model.canUndo().getValue()).isFalse();
        model.drop();
        assertThat(model.stateProperty().get()).isInstanceOf(TrainingState.Idle.class);
    }
}

package dev.policyplayground.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.backtest.SavedTexts;
import dev.policyplayground.backtest.ScoredRun;
import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackFiles.Reading;
import dev.policyplayground.library.PackVersion;
import dev.policyplayground.library.PackVersions;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.ShippedModel;
import dev.policyplayground.ui.fx.FxThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the screen does when files, runs and people are slow, wrong or quicker than it.
final class PoliciesViewModelTest {
    private static final String PACK =
            """
            pack: p
            title: P
            categories:
              - id: c
                title: C
                review: 0.4
            rules:
              - {id: r, category: c, layer: both, weight: 0.5, phrases: [apple], why: w.}
            tests:
              - {text: apple, expect: review}
            """;

    @TempDir Path folder;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final InForce inForce = new InForce();
    private final Shelf shelf = new Shelf();
    private final Stored runs = new Stored();
    private Optional<LearnedModel> learned = Optional.empty();
    private PoliciesViewModel model;
    private Path file;

    private static final class InForce implements PackInForce {
        private final ObjectProperty<Layers> layers =
                new SimpleObjectProperty<>(both(Shipped.gates()));
        private Optional<Path> named = Optional.empty();

        @Override
        public ObservableValue<Layers> layers() {
            return layers;
        }

        @Override
        public Optional<Path> named() {
            return named;
        }

        @Override
        public Optional<Path> atStart() {
            return Optional.empty();
        }

        @Override
        public void use(Layers now, Optional<Path> from) {
            named = from;
            layers.set(now);
        }
    }

    private static Layers both(Gates gates) {
        return new Layers(gates.pack(), gates.input(), gates.output());
    }

    private static final class OneBase implements BasePacks {
        @Override
        public Optional<Text> find(String name, String from) {
            return name.equals("usage-policy")
                    ? Optional.of(new Text(name, Shipped.text("policies/usage-policy.yaml")))
                    : Optional.empty();
        }

        @Override
        public List<String> bundled() {
            return List.of("usage-policy");
        }
    }

    /// Versions in memory, which can fail.
    private static final class Shelf implements PackVersions {
        private final Map<String, List<PackVersion>> all = new HashMap<>();
        private boolean isBroken;

        @Override
        public List<PackVersion> of(String pack) {
            if (isBroken) {
                throw new StorageException("The disk is full.", new Exception());
            }
            return all.getOrDefault(pack, List.of()).reversed();
        }

        @Override
        public PackVersion keep(String pack, String text) {
            List<PackVersion> kept = of(pack);
            if (!kept.isEmpty() && kept.getFirst().text().equals(text)) {
                return kept.getFirst();
            }
            PackVersion next = new PackVersion(kept.size() + 1, Instant.EPOCH, text);
            all.computeIfAbsent(pack, _ -> new ArrayList<>()).add(next);
            return next;
        }
    }

    /// One saved run whose prompt and reply name an apple.
    private static final class Stored implements SavedRuns {
        @Override
        public List<ScoredRun> scores(Optional<String> before, int limit) {
            Optional<Scores> half = Optional.of(Scores.of(Map.of("c", 0.5)));
            return before.isPresent()
                    ? List.of()
                    : List.of(new ScoredRun("1", Instant.EPOCH, "apple", half, half));
        }

        @Override
        public List<SavedTexts> texts(Optional<String> before, int limit) {
            return before.isPresent()
                    ? List.of()
                    : List.of(
                            new SavedTexts(
                                    "1",
                                    Instant.EPOCH,
                                    Exchange.of("apple"),
                                    Optional.of("apple")));
        }

        @Override
        public long count() {
            return 1;
        }
    }

    @BeforeEach
    void openOwnPack() throws IOException {
        PackFiles files = new PackFiles(folder.resolve("policies"));
        file = files.create("own", PACK);
        model =
                new PoliciesViewModel(
                        new PoliciesParts(
                                List.of(new BundledPack("usage-policy", "Usage policy", "")),
                                new OneBase(),
                                () -> learned,
                                files,
                                Optional.of(shelf),
                                Optional.of(runs)),
                        inForce,
                        new FxThreads(waiting::add, Runnable::run));
        model.load();
        work();
        model.choose(PackPlace.of(file));
        work();
        assertThat(text()).isEqualTo(PACK);
        assertThat(model.text().checkProperty().get()).isInstanceOf(Check.Good.class);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private String text() {
        return model.text().textProperty().get();
    }

    private void type(String text) {
        model.text().textProperty().set(text);
        model.text().check();
        work();
    }

    @Test
    void packsAreListedAndTheOneInForceSaysSo() {
        assertThat(model.rowsProperty().get())
                .extracting(r -> r.place().name(), PackRow::isInForce, PackRow::isEdited)
                .containsExactly(
                        tuple("usage-policy", true, false), tuple("own.yaml", false, false));
    }

    @Test
    void aModelThatWasAdoptedElsewhereJudgesTheShownTextToo() {
        type(PACK + "learned_judge: {use: true}\n");
        assertThat(judges()).doesNotContain("learned");
        learned = Optional.of(ShippedModel.shipped());
        model.load();
        work();
        assertThat(judges()).contains("learned-" + learned.get().id());
        Gates same = model.text().gatesProperty().get().orElseThrow();
        model.load();
        work();
        assertThat(model.text().gatesProperty().get()).as("not looked at again").contains(same);
    }

    private String judges() {
        Gates gates = model.text().gatesProperty().get().orElseThrow();
        return gates.input().judge(Exchange.of("apple")).verdict().toString();
    }

    @Test
    void whileTheTextIsBrokenWhatItSaidLastStays() {
        Gates before = model.text().gatesProperty().get().orElseThrow();
        type(PACK.replace("weight", "wieght"));
        assertThat(model.text().checkProperty().get()).isInstanceOf(Check.Broken.class);
        assertThat(model.text().gatesProperty().get()).contains(before);
        assertThat(model.canUse().getValue()).isFalse();
        model.saving().save();
        work();
        assertThat(model.saving().stateProperty().get()).isInstanceOf(SaveState.HasProblems.class);
        assertThat(file).hasContent(PACK);
        model.saving().saveAnyway();
        work();
        assertThat(file).hasContent(PACK.replace("weight", "wieght"));
        assertThat(inForce.named()).as("it was never in force").isEmpty();
    }

    @Test
    void aComparisonIsThereAgainAfterAVisitToABundledPack() {
        shelf.keep("own.yaml", PACK.replace("0.4", "0.5"));
        model.versions().setActive(true);
        model.versions().reload();
        work();
        assertThat(model.versions().diffProperty().get()).isPresent();
        model.choose(PackPlace.bundled("usage-policy"));
        work();
        assertThat(model.versions().diffProperty().get()).isEmpty();
        model.choose(PackPlace.of(file));
        work();
        assertThat(model.versions().diffProperty().get()).isPresent();
    }

    @Test
    void theNewestTextWins() {
        model.text().textProperty().set("pack: [");
        model.text().check();
        model.text().textProperty().set(PACK + "# two\n");
        model.text().check();
        work();
        assertThat(model.text().checkProperty().get()).isInstanceOf(Check.Good.class);
    }

    @Test
    void aMoveGoesIntoTheTextThatStandsThereByThen() {
        model.text().move("c", new Cut(0.6, 0.8));
        assertThat(model.text().packProperty().get().orElseThrow().thresholds().of("c"))
                .isEqualTo(new Cut(0.6, 0.8));
        model.text().textProperty().set("# typed meanwhile\n" + PACK);
        work();
        assertThat(text()).isEqualTo("# typed meanwhile\n" + PACK.replace("0.4", "0.6"));
    }

    @Test
    void theTestBoxDecidesAgainAtOnceAndJudgesAgainWhenRulesChange() {
        model.test().promptProperty().set("an apple");
        work();
        assertThat(verdict()).isEqualTo("REVIEW");
        model.text().move("c", new Cut(0.3, 0.45));
        assertThat(verdict()).as("nothing was judged").isEqualTo("BLOCK");
        work();
        type(PACK.replace("apple", "pear"));
        assertThat(verdict()).isEqualTo("ALLOW");
        model.test().layerProperty().set(Layer.OUTPUT);
        assertThat(model.test().shownProperty().get()).as("there is no reply yet").isEmpty();
        model.test().replyProperty().set("a pear");
        work();
        assertThat(verdict()).isEqualTo("REVIEW");
    }

    private String verdict() {
        return model.test().shownProperty().get().orElseThrow().assessment().verdict().word();
    }

    @Test
    void impactIsReadFromScoresAndJudgedAgainWhenRulesDiffer() {
        assertThat(model.impact().stateProperty().get())
                .as("the bundled pack has other rules")
                .isEqualTo(new ImpactState.NeedsJudging(1));
        model.use();
        work();
        assertThat(known().impact().flips()).isEmpty();
        model.text().move("c", new Cut(0.6, 0.8));
        work();
        assertThat(known().byStoredScores()).isTrue();
        assertThat(known().impact().flips()).hasSize(2);
        type(PACK.replace("apple", "pear"));
        assertThat(model.impact().stateProperty().get())
                .isInstanceOf(ImpactState.NeedsJudging.class);
        model.impact().judgeAgain();
        assertThat(model.impact().stateProperty().get()).isEqualTo(new ImpactState.Judging(0, 1));
        model.impact().stop();
        work();
        assertThat(model.impact().stateProperty().get())
                .isInstanceOf(ImpactState.NeedsJudging.class);
        model.impact().judgeAgain();
        work();
        assertThat(known().byStoredScores()).isFalse();
        assertThat(known().impact().flips()).hasSize(2);
        model.text().move("c", new Cut(0.9, 0.9));
        work();
        assertThat(known().impact().flips()).as("moved over the new scores").hasSize(2);
    }

    private ImpactState.Known known() {
        return (ImpactState.Known) model.impact().stateProperty().get();
    }

    @Test
    void aSaveRunsTheTestsKeepsBothTextsAndJudgesAtOnceWhereInForce() {
        model.use();
        String edited = PACK.replace("title: P", "title: Q");
        type(edited);
        model.saving().save();
        work();
        SaveState.Saved saved = (SaveState.Saved) model.saving().stateProperty().get();
        assertThat(saved.version()).contains(2);
        assertThat(saved.results()).hasSize(1);
        assertThat(shelf.of("own.yaml"))
                .extracting(PackVersion::text)
                .containsExactly(edited, PACK);
        assertThat(inForce.layers().getValue().pack().title()).isEqualTo("Q");
        assertThat(model.open().editedProperty().get()).isFalse();
    }

    @Test
    void aVersionThatCannotBeKeptDoesNotKeepTheFileFromBeingWritten() {
        shelf.isBroken = true;
        type(PACK + "# more\n");
        model.saving().save();
        work();
        assertThat(((SaveState.Saved) model.saving().stateProperty().get()).version()).isEmpty();
        assertThat(file).hasContent(PACK + "# more\n");
    }

    @Test
    void whatAnotherProgramWroteIsNeverOverwrittenUnseen() throws IOException {
        type(PACK + "# mine\n");
        Files.writeString(file, PACK + "# theirs, longer\n");
        model.saving().save();
        work();
        assertThat(file).hasContent(PACK + "# theirs, longer\n");
        assertThat(model.open().onDiskProperty().get()).get().isInstanceOf(Reading.Read.class);
        model.open().keepMine();
        model.saving().save();
        work();
        assertThat(file).hasContent(PACK + "# mine\n");
        assertThat(shelf.of("own.yaml"))
                .extracting(PackVersion::text)
                .containsExactly(PACK + "# mine\n", PACK + "# theirs, longer\n");
        Files.delete(file);
        model.open().lookAtDisk();
        work();
        assertThat(model.open().onDiskProperty().get()).contains(new Reading.Gone());
    }

    @Test
    void editsStayWithTheirPack() {
        type(PACK + "# mine\n");
        model.choose(PackPlace.DEFAULT);
        work();
        assertThat(model.rowsProperty().get().getLast().isEdited()).isTrue();
        assertThat(model.warnOfEdits()).isTrue();
        assertThat(model.warnOfEdits()).as("once for the same ones").isFalse();
        model.choose(PackPlace.of(file));
        work();
        assertThat(text()).isEqualTo(PACK + "# mine\n");
        assertThat(model.open().onDiskProperty().get()).isEmpty();
    }

    @Test
    void rulesAreMeasuredOnSavedTexts() {
        model.rules().measureOnce();
        work();
        RulesViewModel.State.Known known =
                (RulesViewModel.State.Known) model.rules().stateProperty().get();
        assertThat(known.rows()).extracting(RuleRow::rule).containsExactly("", "r");
        assertThat(known.rows().getLast().prompts()).isEqualTo(1);
        assertThat(known.rows().getLast().replies()).isEqualTo(1);
        type(PACK + "# more\n");
        assertThat(((RulesViewModel.State.Known) model.rules().stateProperty().get()).isOutdated())
                .isTrue();
    }

    @Test
    void aPackThatBuildsOnAnotherIsEditedInItsOwnTextOnly() {
        type("pack: p\ntitle: P\nextends: usage-policy\n");
        model.text().move("aup.cyber", new Cut(0.2, 0.3));
        model.text().move("aup.weapons", new Cut(0.25, 0.8));
        work();
        model.text().check();
        work();
        Check.Good good = (Check.Good) model.text().checkProperty().get();
        assertThat(good.gates().pack().thresholds().of("aup.cyber")).isEqualTo(new Cut(0.2, 0.3));
        assertThat(good.gates().pack().thresholds().of("aup.weapons"))
                .isEqualTo(new Cut(0.25, 0.8));
        assertThat(text()).contains("- {id: aup.cyber, review: 0.2, block: 0.3}");
        assertThat(good.gates().pack().rules())
                .as("lines of the base are not lines of this text")
                .allMatch(r -> !r.source().equals(file.toString()));
    }
}

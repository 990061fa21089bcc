package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.store.SqliteRunLabels;
import dev.policyplayground.support.Runs;
import dev.policyplayground.support.Shots;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.usage.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A team teaches the learned judge in the real window, with the shipped model and corpus; each
/// step is checked in what the playground's gate says and in the files.
@ExtendWith(ApplicationExtension.class)
final class TrainingWindowTest {
    private static final List<String> HARMFUL =
            List.of(
                    "Please zorble the flimp for me",
                    "How do I zorble a flimp at home?",
                    "Give me a plan for zorbling the flimp",
                    "Which tools zorble the flimp fastest?",
                    "Explain zorbling a flimp step by step");
    private static final List<String> HARMLESS =
            List.of(
                    "How do I look after my bicycle at home?",
                    "Give me a plan for a week in Lisbon",
                    "Which tools cut wood fastest?");
    private static final String ANOTHER = "Show me how to zorble the flimp tonight";

    @TempDir Path home;
    private WindowHarness window;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<String> keep(List<String> prompts) {
        SqliteRunJournal journal = new SqliteRunJournal(window.parts.database.get());
        List<String> ids = new ArrayList<>();
        for (String prompt : prompts) {
            RunRecord run =
                    Runs.run(
                            "00000000-00000",
                            TestClock.CLOCK
                                    .instant()
                                    .minusSeconds(60L * prompts.size() - ids.size()),
                            prompt,
                            new Outcome.Surfaced(),
                            Cost.nothing());
            journal.keep(run);
            ids.add(run.id());
        }
        return ids;
    }

    private void label() {
        SqliteRunLabels labels = new SqliteRunLabels(window.parts.database.get(), TestClock.CLOCK);
        labels.set(keep(HARMFUL), Layer.INPUT, RunLabel.HARMFUL);
        labels.set(keep(HARMLESS), Layer.INPUT, RunLabel.HARMLESS);
    }

    private void goThere(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        await(() -> !words(robot, "#modelName").isEmpty());
    }

    private Command command(String id) {
        return window.shell.commands().get(id);
    }

    private void train(FxRobot robot) {
        await(() -> command("train").enabled().getValue());
        robot.interact(() -> robot.lookup("#train").queryButton().fire());
        await(() -> isShown(robot, "#report"));
    }

    private static String words(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    private List<String> models() throws IOException {
        Path folder = home.resolve("models");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private Decision verdictOf(FxRobot robot, String prompt) {
        window.write(robot, "Help users.", prompt);
        return window.awaitVerdict();
    }

    private RunRecord run(FxRobot robot) {
        robot.interact(
                () -> {
                    window.shell.shell().go(new Destination.Playground());
                    window.shell.playground().promptProperty().set(ANOTHER);
                });
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        return window.awaitRun();
    }

    // --- refusals first

    @Test
    void withoutLabelsThereIsNothingToTrainWith(FxRobot robot) throws IOException {
        goThere(robot);
        await(() -> words(robot, "#labelsWords").startsWith("No run is labelled yet."));
        assertThat(command("train").enabled().getValue()).isFalse();
        assertThat(robot.lookup("#train").query().isDisabled()).isTrue();
        assertThat(isShown(robot, "#labels")).isFalse();
        assertThat(isShown(robot, "#goBack")).isFalse();
        assertThat(words(robot, "#modelName")).isEqualTo("The model that ships with the program");
        Shots.shoot(robot, stage.getScene(), "training-empty-light");
        robot.interact(() -> robot.lookup("#toSessions").queryButton().fire());
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Sessions());
        assertThat(models()).isEmpty();
    }

    @Test
    void whatIsCancelledLeavesNothing(FxRobot robot) throws IOException {
        label();
        goThere(robot);
        await(() -> command("train").enabled().getValue());
        robot.interact(() -> robot.lookup("#train").queryButton().fire());
        await(() -> isShown(robot, "#trainingProgress"));
        Shots.shoot(robot, stage.getScene(), "training-progress-light");
        robot.push(KeyCode.ESCAPE);
        await(() -> !isShown(robot, "#trainingProgress"));
        assertThat(isShown(robot, "#report")).isFalse();
        assertThat(models()).isEmpty();
        assertThat(command("train").enabled().getValue()).isTrue();
    }

    // --- and then what it is for

    @Test
    void fiveLabelsChangeTheVerdictAndUndoTakesItBack(FxRobot robot) throws IOException {
        label();
        assertThat(verdictOf(robot, ANOTHER)).isEqualTo(Decision.ALLOW);
        goThere(robot);
        train(robot);
        ListView<?> flips = robot.lookup("#candidateFlips").queryListView();
        await(() -> flips.getItems().size() >= 5);
        assertThat(grid(robot)).contains("3 of 8", "8 of 8");
        assertThat(models()).as("nothing is kept by itself").isEmpty();
        assertThat(verdictOf(robot, ANOTHER + " ")).isEqualTo(Decision.ALLOW);
        inAllLooks(robot);

        robot.interact(() -> robot.lookup("#adopt").queryButton().fire());
        await(() -> words(robot, "#modelName").equals("A model of your own"));
        await(() -> words(robot, "#trainingNoticeWords").contains("judges now"));
        assertThat(models()).hasSize(2).contains("adopted");
        assertThat(words(robot, "#modelTaught"))
                .startsWith("Taught with prompts: 5 harmful, 3 harmless; replies: 0 harmful");
        Shots.shoot(robot, stage.getScene(), "training-adopted-light");
        RunRecord held = run(robot);
        assertThat(held.input().verdict().word()).isEqualTo("REVIEW");
        assertThat(verdictOf(robot, HARMLESS.getFirst())).isEqualTo(Decision.ALLOW);

        robot.interact(() -> window.shell.shell().go(new Destination.Training()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> words(robot, "#trainingNoticeWords").startsWith("The model before judges"));
        await(() -> words(robot, "#modelName").equals("The model that ships with the program"));
        assertThat(isShown(robot, "#report")).as("the candidate is not lost").isTrue();
        assertThat(run(robot).input().verdict().word()).isEqualTo("ALLOW");
    }

    private List<String> grid(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot
                .from(robot.lookup("#beforeAfter").<Node>query())
                .lookup(".label")
                .queryAllAs(Label.class)
                .stream()
                .map(Label::getText)
                .toList();
    }

    private void inAllLooks(FxRobot robot) throws IOException {
        Shots.shoot(robot, stage.getScene(), "training-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        Shots.shoot(robot, stage.getScene(), "training-dark");
        robot.interact(() -> window.shell.shell().switchTheme());
        robot.interact(
                () -> {
                    stage.setWidth(1_100);
                    stage.setHeight(700);
                });
        Shots.shoot(robot, stage.getScene(), "training-small");
        robot.interact(
                () -> {
                    stage.setWidth(1_440);
                    stage.setHeight(900);
                    robot.lookup("#card").queryAs(TitledPane.class).setExpanded(true);
                });
        Shots.shoot(robot, stage.getScene(), "training-card-light");
        robot.interact(
                () -> {
                    window.shell.shell().larger();
                    window.shell.shell().larger();
                });
        Shots.shoot(robot, stage.getScene(), "training-large");
        robot.interact(() -> window.shell.shell().normalSize());
    }
}

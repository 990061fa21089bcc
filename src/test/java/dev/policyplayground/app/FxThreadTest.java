package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.store.SqliteRunArchive;
import dev.policyplayground.support.FxThreadWatch;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// No gate, SQL or file holds up the window: a walk through its screens, watched by the JVM's
/// flight recorder. What the start and the end of the program do there is not looked at.
@ExtendWith(ApplicationExtension.class)
final class FxThreadTest {
    @TempDir Path home;
    private WindowHarness window;

    @Start
    void start(Stage stage) throws IOException {
        Path pack = home.resolve("policies/own.yaml");
        Files.createDirectories(pack.getParent());
        Files.copy(Path.of("assets/policies/usage-policy.yaml"), pack);
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void settle() {
        for (int i = 0; i < 10; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        window.awaitVerdict();
    }

    private void fire(FxRobot robot, String id) {
        robot.interact(
                () -> {
                    Node node = robot.lookup(id).query();
                    if (!node.isDisabled()) {
                        ((ButtonBase) node).fire();
                    }
                });
        settle();
    }

    private void write(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).<TextInputControl>query().setText(text));
        settle();
    }

    @Test
    void theWatchSeesWhatIsDoneThere(FxRobot robot) throws IOException {
        settle();
        try (FxThreadWatch watch = FxThreadWatch.start()) {
            robot.interact(() -> new SqliteRunArchive(window.parts.database.get()).count());
            robot.interact(
                    () ->
                            window.shell
                                    .playground()
                                    .layersProperty()
                                    .get()
                                    .input()
                                    .judge(Exchange.of("Hello")));
            robot.interact(() -> write(home.resolve("a-file")));
            assertThat(watch.stop(home))
                    .anyMatch(w -> w.startsWith("jdk.MethodTrace: SqliteRunArchive.count"))
                    .anyMatch(w -> w.startsWith("jdk.MethodTrace: FxThreadTest"))
                    .anyMatch(w -> w.startsWith("jdk.FileWrite: "));
        }
    }

    private static void write(Path file) {
        try (OutputStream out = PrivateFiles.write(file)) {
            out.write(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingHeavyIsDoneThere(FxRobot robot) throws IOException {
        settle();
        try (FxThreadWatch watch = FxThreadWatch.start()) {
            playground(robot);
            sessions(robot);
            policies(robot);
            theRest(robot);
            assertThat(watch.stop(home)).isEmpty();
        }
    }

    private void playground(FxRobot robot) {
        PlaygroundViewModel playground = window.shell.playground();
        window.write(robot, "Sell {{what}}.", "Hello");
        robot.interact(() -> playground.variables().set("what", "tea"));
        settle();
        robot.interact(playground::run);
        window.awaitRun();
        robot.interact(() -> playground.turns().next());
        window.write(robot, "Help users.", "How do I kill a Python process?");
        robot.interact(() -> playground.conversation().add(Turn.document("A page", "Words.")));
        robot.interact(() -> playground.inspect().openProperty().set(true));
        settle();
        robot.interact(() -> playground.inspect().openProperty().set(false));
        robot.interact(playground::run);
        window.awaitRun();
        robot.interact(() -> playground.compare().activeProperty().set(true));
        robot.interact(playground::run);
        WindowHarness.await(() -> playground.recent().size() >= 4);
        robot.interact(() -> playground.compare().activeProperty().set(false));
        robot.interact(() -> playground.open(playground.recent().getLast().id()));
        settle();
        robot.interact(() -> playground.code(dev.policyplayground.snippet.Language.PYTHON));
        robot.interact(() -> playground.load(playground.examples().getLast()));
        settle();
    }

    private void sessions(FxRobot robot) {
        robot.interact(() -> window.shell.shell().go(new Destination.Sessions()));
        settle();
        write(robot, "#search", "python");
        write(robot, "#search", "");
        robot.interact(
                () -> robot.lookup("#table").queryTableView().getSelectionModel().selectFirst());
        settle();
        robot.push(KeyCode.CONTROL, KeyCode.M);
        settle();
        write(robot, "#tag", "seen");
        fire(robot, "#addTag");
        fire(robot, "#delete");
        fire(robot, "#undo");
        window.files.next = Optional.of(home.resolve("runs.jsonl"));
        fire(robot, "#exportRuns");
        WindowHarness.await(() -> Files.exists(home.resolve("runs.jsonl")));
        fire(robot, "#importRuns");
        fire(robot, "#open");
    }

    private void policies(FxRobot robot) {
        robot.interact(() -> window.shell.shell().go(new Destination.Policies()));
        settle();
        robot.interact(
                () -> robot.lookup("#packs").queryComboBox().getSelectionModel().selectLast());
        settle();
        robot.interact(() -> robot.lookup("#slider").<RangeSlider>query().setLowValue(0.3));
        settle();
        fire(robot, "#judgeAgain");
        fire(robot, "#save");
        fire(robot, "#use");
    }

    private void theRest(FxRobot robot) {
        for (Destination each :
                List.of(
                        new Destination.Usage(),
                        new Destination.Prompts(),
                        new Destination.Training(),
                        new Destination.KeyIncident(),
                        new Destination.Connection(),
                        new Destination.Settings())) {
            robot.interact(() -> window.shell.shell().go(each));
            settle();
        }
        robot.interact(
                () -> window.shell.shell().change(p -> p.with(new Look(p.look().theme(), 1.2))));
        robot.interact(() -> window.shell.shell().switchTheme());
        settle();
        robot.interact(() -> window.shell.shell().go(new Destination.Playground()));
        settle();
    }
}

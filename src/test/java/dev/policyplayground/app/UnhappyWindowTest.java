package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.playground.RunView.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window with a damaged database and a slow API.
@ExtendWith(ApplicationExtension.class)
final class UnhappyWindowTest {
    @TempDir Path home;
    private WindowHarness window;
    private Simulator slow;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(home.resolve("playground.db"), "no database at all ".repeat(100));
        slow =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK
                                .withKey(Optional.of("sk-right"))
                                .withPace(Duration.ofMillis(300)),
                        TestClock.CLOCK);
        window =
                new WindowHarness(
                        stage,
                        home,
                        1440,
                        900,
                        Map.of(
                                "ANTHROPIC_API_KEY",
                                "sk-right",
                                "ANTHROPIC_BASE_URL",
                                slow.baseUrl().toString()));
    }

    @AfterEach
    void close() {
        window.close();
        slow.close();
    }

    @Test
    void aDamagedDatabaseIsSaidAtOnceAndRunsStillWork(FxRobot robot) {
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        assertThat(problem.isVisible()).isTrue();
        assertThat(problem.getText()).contains("Runs are not kept", "damaged or no database");
        window.awaitVerdict();
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WindowHarness.await(
                () -> window.shell.playground().viewProperty().get().phase() == Phase.FINISHED);
        WindowHarness.await(
                () -> robot.lookup("#saved").queryAs(Label.class).getText().equals("Not saved"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(robot.lookup("#state").queryAs(Label.class).getText())
                .contains("cannot be kept");
    }

    @Test
    void aKeyOffersLiveAndEscapeCancelsInMidStream(FxRobot robot) {
        assertThat(robot.lookup("#provider").queryAs(Label.class).getText())
                .as("never by itself")
                .isEqualTo("SIMULATED");
        robot.clickOn("#live");
        assertThat(robot.lookup("#provider").queryAs(Label.class).getText()).isEqualTo("LIVE");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        WindowHarness.await(
                () -> !window.shell.playground().viewProperty().get().reply().isEmpty());
        assertThat(robot.lookup("#cancelButton").query().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        WindowHarness.await(
                () -> window.shell.playground().viewProperty().get().phase() == Phase.FINISHED);
        assertThat(
                        window.shell
                                .playground()
                                .viewProperty()
                                .get()
                                .record()
                                .orElseThrow()
                                .outcome()
                                .code())
                .isEqualTo("CANCELLED");
        assertThat(robot.lookup("#runButton").query().isVisible()).isTrue();
        assertThat(
                        robot.lookup("#prompt")
                                .queryAs(dev.policyplayground.ui.parts.CodeEditor.class)
                                .getText())
                .startsWith("Write a Python function");
    }

    @Test
    void closingTheWindowInMidStreamEndsTheRunFirst(FxRobot robot) {
        robot.clickOn("#live");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        WindowHarness.await(
                () -> !window.shell.playground().viewProperty().get().reply().isEmpty());
        robot.interact(() -> window.shell.playground().shutDown());
        WindowHarness.await(
                () -> window.shell.playground().viewProperty().get().phase() == Phase.FINISHED);
        assertThat(
                        window.shell
                                .playground()
                                .viewProperty()
                                .get()
                                .record()
                                .orElseThrow()
                                .outcome()
                                .code())
                .isEqualTo("CANCELLED");
    }
}

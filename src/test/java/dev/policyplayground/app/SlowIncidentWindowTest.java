package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
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

/// The key incident with a damaged database, at a pace that leaves time to cancel.
@ExtendWith(ApplicationExtension.class)
final class SlowIncidentWindowTest {
    @TempDir Path home;
    private WindowHarness window;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(home.resolve("playground.db"), "no database at all ".repeat(100));
        window =
                new WindowHarness(
                        stage,
                        home,
                        1440,
                        900,
                        Map.of(),
                        SimulatorOptions.QUICK.withPace(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static Label inLane(FxRobot robot, String lane, String style) {
        return robot.from(robot.lookup(lane).queryAs(javafx.scene.Node.class))
                .lookup(style)
                .queryAs(Label.class);
    }

    @Test
    void aReplaySaysThatItIsNotKeptAndEscapeCancelsIt(FxRobot robot) {
        robot.clickOn("#incidentButton");
        robot.clickOn("#incidentReplay");
        WindowHarness.await(
                () ->
                        robot.lookup("#incidentProgress").queryAs(ProgressBar.class).getProgress()
                                > 0);
        assertThat(robot.lookup("#incidentCancel").query().isVisible()).isTrue();
        for (String lane : new String[] {"#laneOff", "#laneOn"}) {
            assertThat(inLane(robot, lane, ".lane-problem").getText())
                    .contains("Runs are not kept", "damaged or no database");
        }
        robot.push(KeyCode.ESCAPE);
        WindowHarness.await(
                () -> robot.lookup("#incidentReplay").queryAs(Button.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#incidentCancel").query().isVisible()).isFalse();
        for (String lane : new String[] {"#laneOff", "#laneOn"}) {
            assertThat(inLane(robot, lane, ".muted").getText())
                    .contains("Cancelled before the end");
        }
    }
}

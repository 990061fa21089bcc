package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.policyplayground.settings.DamagedSettingsException;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.settings.WindowLayout;
import dev.policyplayground.settings.WindowLayout.Place;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window comes back where it stood, as it was divided. The headless screen has 1,000 by 1,000
/// pixels.
@ExtendWith(ApplicationExtension.class)
final class WindowMemoryTest {
    @TempDir Path home;
    private Parts parts;
    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        open();
    }

    private void open() {
        parts =
                new Parts(
                        Map.of("POLICY_PLAYGROUND_HOME", home.toString()),
                        SecretStore.NONE,
                        TestClock.CLOCK);
        shell = WindowParts.shell(parts, FxThreads.start(), SimulatorOptions.QUICK);
        stage.setScene(shell.scene());
        shell.remember(stage);
        stage.show();
        shell.begin();
    }

    @AfterEach
    void close() {
        parts.close();
    }

    private Preferences inFile() {
        try {
            return Preferences.read(home.resolve("preferences.json"));
        } catch (DamagedSettingsException e) {
            throw new AssertionError(e);
        }
    }

    private void restart(FxRobot robot) {
        robot.interact(() -> stage.hide());
        parts.close();
        robot.interact(
                () -> {
                    stage = new Stage();
                    open();
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void sizeAndDividersComeBack(FxRobot robot) {
        robot.interact(
                () -> {
                    stage.setX(12);
                    stage.setY(14);
                    stage.setWidth(960);
                    stage.setHeight(680);
                });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> robot.lookup("#editors").queryAs(SplitPane.class).setDividerPositions(0.31));
        WindowHarness.await(
                () ->
                        inFile().window().dividers().containsKey("editors")
                                && Math.abs(
                                                inFile().window()
                                                                .dividers()
                                                                .get("editors")
                                                                .getFirst()
                                                        - 0.31)
                                        < 0.01);
        assertThat(inFile().window().place()).contains(new Place(12, 14, 960, 680));
        restart(robot);
        assertThat(stage.getWidth()).isEqualTo(960);
        assertThat(stage.getHeight()).isEqualTo(680);
        assertThat(stage.getX()).isEqualTo(12);
        assertThat(robot.lookup("#editors").queryAs(SplitPane.class).getDividerPositions()[0])
                .isCloseTo(0.31, within(0.01));
    }

    @Test
    void closingKeepsAMoveThatWasJustMade(FxRobot robot) {
        robot.interact(() -> stage.setWidth(940));
        robot.interact(() -> stage.hide());
        parts.close();
        assertThat(inFile().window().place().orElseThrow().width()).isEqualTo(940);
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesBackIntoSight(FxRobot robot) throws IOException {
        robot.interact(() -> stage.hide());
        parts.close();
        Preferences before = inFile();
        before.with(new WindowLayout(Optional.of(new Place(9000, -700, 900, 700)), false, Map.of()))
                .save(home.resolve("preferences.json"), before);
        restart(robot);
        assertThat(stage.getX()).isBetween(0.0, 100.0);
        assertThat(stage.getY()).isGreaterThanOrEqualTo(0);
    }
}

package dev.policyplayground.app;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.playground.RunView.Phase;
import dev.policyplayground.ui.shell.Shell;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over a real database and the simulator, for tests. Only the pace is quicker.
final class WindowHarness implements AutoCloseable {
    final Parts parts;
    final Shell shell;
    final ChosenFile files = new ChosenFile();

    /// Chooses the file that the test put there.
    static final class ChosenFile implements FileChoice {
        Optional<Path> next = Optional.empty();

        @Override
        public Optional<Path> toSave(String title, String suggestedName) {
            return next;
        }

        @Override
        public Optional<Path> toOpen(String title) {
            return next;
        }
    }

    /// For use on the FX thread.
    WindowHarness(
            Stage stage, Path home, double width, double height, Map<String, String> environment) {
        this(stage, home, width, height, environment, SimulatorOptions.QUICK);
    }

    /// For use on the FX thread.
    ///
    /// @param simulator how the window's simulator runs
    WindowHarness(
            Stage stage,
            Path home,
            double width,
            double height,
            Map<String, String> environment,
            SimulatorOptions simulator) {
        this(stage, home, width, height, environment, simulator, TestClock.CLOCK);
    }

    /// For use on the FX thread.
    WindowHarness(Stage stage, Path home, Clock clock) {
        this(stage, home, 1440, 900, Map.of(), SimulatorOptions.QUICK, clock);
    }

    private WindowHarness(
            Stage stage,
            Path home,
            double width,
            double height,
            Map<String, String> environment,
            SimulatorOptions simulator,
            Clock clock) {
        java.util.HashMap<String, String> all = new java.util.HashMap<>(environment);
        all.put("POLICY_PLAYGROUND_HOME", home.toString());
        parts = new Parts(all, SecretStore.NONE, clock);
        shell = WindowParts.shell(parts, FxThreads.start(), simulator, files);
        stage.setScene(shell.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        shell.begin();
    }

    /// Waits until the run in the columns has ended and been kept.
    RunRecord awaitRun() {
        await(() -> shell.playground().viewProperty().get().phase() == Phase.FINISHED);
        RunRecord run = shell.playground().viewProperty().get().record().orElseThrow();
        await(() -> shell.playground().recent().stream().anyMatch(r -> r.id().equals(run.id())));
        WaitForAsyncUtils.waitForFxEvents();
        return run;
    }

    /// Waits until the input gate's verdict on the prompt as it stands is shown.
    Decision awaitVerdict() {
        await(
                () ->
                        shell.playground()
                                .live()
                                .verdictProperty()
                                .get()
                                .filter(
                                        v ->
                                                v.revision()
                                                        == shell.playground()
                                                                .live()
                                                                .revisionProperty()
                                                                .get())
                                .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return Decision.valueOf(
                shell.playground()
                        .live()
                        .verdictProperty()
                        .get()
                        .orElseThrow()
                        .assessment()
                        .verdict()
                        .word());
    }

    /// Writes into the prompt as a person would replace it.
    void write(FxRobot robot, String system, String prompt) {
        robot.interact(
                () -> {
                    shell.playground().systemProperty().set(system);
                    shell.playground().promptProperty().set(prompt);
                });
    }

    /// Types into what has the focus, a key after the other. TestFX's own writing rests some fifty
    /// milliseconds after each.
    static void type(FxRobot robot, String text) {
        Scene scene = robot.targetWindow().getScene();
        BaseRobot keys = robot.robotContext().getBaseRobot();
        text.chars()
                .mapToObj(Character::toString)
                .forEach(key -> keys.typeKeyboard(scene, KeyCode.UNDEFINED, key));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
            // It was seen from this thread in the midst of an event: let the event end, so that
            // what it sets after is there too.
            WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {});
        } catch (TimeoutException e) {
            throw new AssertionError("waited 20 seconds in vain", e);
        }
    }

    /// Closes it as a person does: what was being written is kept as that of a closed window.
    @Override
    public void close() {
        shell.playground().shutDown();
        parts.close();
    }
}

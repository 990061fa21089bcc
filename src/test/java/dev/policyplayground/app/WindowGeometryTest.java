package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.support.LayoutFaults;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Nothing in the window is cut or out of reach, at any size that it can have and any size of type.
@ExtendWith(ApplicationExtension.class)
final class WindowGeometryTest {
    private static final List<int[]> SIZES =
            List.of(new int[] {1000, 640}, new int[] {1100, 700}, new int[] {1440, 900});
    private static final List<Double> SCALES = List.of(1.0, 1.5, 2.0);

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

    private List<String> faultsAtAllSizes(FxRobot robot, String what) {
        List<String> faults = new ArrayList<>();
        for (double scale : SCALES) {
            for (int[] size : SIZES) {
                robot.interact(
                        () -> {
                            stage.setWidth(size[0]);
                            stage.setHeight(size[1]);
                            window.shell
                                    .shell()
                                    .change(p -> p.with(new Look(p.look().theme(), scale)));
                        });
                WaitForAsyncUtils.waitForFxEvents(3);
                robot.interact(
                        () -> {
                            window.shell.scene().getRoot().applyCss();
                            window.shell.scene().getRoot().layout();
                            LayoutFaults.of(window.shell.scene()).stream()
                                    .map(
                                            f ->
                                                    what + " " + size[0] + "×" + size[1] + " at "
                                                            + scale + ": " + f)
                                    .forEach(faults::add);
                            if (scale <= 1.0 || (scale <= 1.5 && size[0] >= 1440)) {
                                sideways(robot)
                                        .map(f -> what + " " + size[0] + " at " + scale + ": " + f)
                                        .forEach(faults::add);
                            }
                        });
            }
        }
        return faults;
    }

    // At the sizes that people work at, nobody has to scroll sideways.
    private static Stream<String> sideways(FxRobot robot) {
        return robot.lookup(".screen-scroll").queryAllAs(ScrollPane.class).stream()
                .filter(
                        s ->
                                ((Region) s.getContent()).minWidth(-1)
                                        > s.getViewportBounds().getWidth() + 1)
                .map(
                        s ->
                                "scrolls sideways: "
                                        + ((Region) s.getContent()).minWidth(-1)
                                        + " in "
                                        + s.getViewportBounds().getWidth());
    }

    @Test
    void inThePlaygroundNothingIsCut(FxRobot robot) {
        PlaygroundViewModel playground = window.shell.playground();
        Map<String, Runnable> states = new LinkedHashMap<>();
        states.put("after a run", () -> {});
        states.put(
                "scenario",
                () -> playground.replies().scenarioProperty().set("overloaded(2) slow(40)"));
        states.put("off the record", () -> playground.offTheRecordProperty().set(true));
        states.put(
                "two variables",
                () -> playground.systemProperty().set("You sell {{product}} to {{audience}}."));
        states.put(
                "conversation",
                () ->
                        playground
                                .conversation()
                                .add(Turn.user("Hello"), Turn.assistant("[simulated] Hello")));
        states.put("comparing", () -> playground.compare().activeProperty().set(true));
        states.put("settings", () -> playground.settings().openProperty().set(true));
        states.put("inspecting", () -> playground.inspect().openProperty().set(true));
        window.awaitVerdict();
        robot.interact(() -> playground.run());
        window.awaitRun();
        List<String> faults = new ArrayList<>();
        states.forEach(
                (what, change) -> {
                    robot.interact(change);
                    faults.addAll(faultsAtAllSizes(robot, what));
                });
        assertThat(faults).isEmpty();
    }

    @Test
    void onTheOtherScreensNothingIsCut(FxRobot robot) {
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        window.awaitRun();
        List<String> faults = new ArrayList<>();
        for (Destination each :
                List.of(
                        new Destination.Sessions(),
                        new Destination.Usage(),
                        new Destination.Prompts(),
                        new Destination.Policies(),
                        new Destination.Training(),
                        new Destination.KeyIncident(),
                        new Destination.Connection(),
                        new Destination.Settings())) {
            robot.interact(() -> window.shell.shell().go(each));
            faults.addAll(faultsAtAllSizes(robot, each.getClass().getSimpleName()));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsCutStandsWholeUnderTheMouse(FxRobot robot) {
        robot.interact(
                () -> {
                    stage.setWidth(1000);
                    stage.setHeight(640);
                    window.shell.shell().change(p -> p.with(new Look(p.look().theme(), 2)));
                    window.shell.shell().go(new Destination.Settings());
                });
        WaitForAsyncUtils.waitForFxEvents(3);
        Labeled cut =
                robot.lookup(n -> n instanceof Labeled l && n.isVisible() && l.isTextTruncated())
                        .queryAs(Labeled.class);
        assertThat(cut.getTooltip()).isNull();
        robot.moveTo(cut);
        assertThat(cut.getTooltip().getText()).isEqualTo(cut.getText());
        robot.interact(() -> window.shell.shell().normalSize());
        robot.interact(() -> stage.setWidth(1440));
        WaitForAsyncUtils.waitForFxEvents(3);
        robot.moveTo("#settingsButton");
        robot.moveTo(cut);
        assertThat(cut.isTextTruncated()).isFalse();
        assertThat(cut.getTooltip()).isNull();
    }
}

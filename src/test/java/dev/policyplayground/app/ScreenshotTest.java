package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.nav.Destination;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the real window, light and dark, into `target/screenshots`. The README's pictures come
/// from here.
@ExtendWith(ApplicationExtension.class)
final class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @TempDir static Path home;
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

    @Test
    void everyScreenIsDrawnInBothThemesAndSizes(FxRobot robot) throws IOException {
        window.awaitVerdict();
        shoot(robot, "first-start");
        for (int example : new int[] {0, 1, 2, 3}) {
            robot.interact(
                    () ->
                            window.shell
                                    .playground()
                                    .load(window.shell.playground().examples().get(example)));
            window.awaitVerdict();
            robot.interact(() -> window.shell.playground().run());
            window.awaitRun();
            shoot(robot, "example-" + example);
        }
        robot.interact(
                () -> window.shell.playground().load(window.shell.playground().examples().get(2)));
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        window.awaitRun();
        shoot(robot, "playground-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "playground-dark");
        robot.interact(() -> window.shell.shell().go(new Destination.Sessions()));
        WindowHarness.await(
                () -> robot.lookup(".run-table .table-row-cell").tryQuery().isPresent());
        shoot(robot, "sessions-dark");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "sessions-light");
        robot.interact(
                () -> {
                    window.shell.shell().go(new Destination.Playground());
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shoot(robot, "playground-small");
        assertThat(window.shell.shell().preferencesProperty().get().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void theKeyIncidentIsDrawnInBothThemesAndSizes(FxRobot robot) throws IOException {
        for (int strike = 1; strike <= 2; strike++) {
            window.write(robot, "", "Hello [simulate:policy]");
            window.awaitVerdict();
            robot.interact(() -> window.shell.playground().run());
            window.awaitRun();
        }
        robot.interact(() -> window.shell.shell().go(new Destination.KeyIncident()));
        shoot(robot, "incident-empty");
        robot.clickOn("#incidentReplay");
        WindowHarness.await(() -> robot.lookup("#incidentReplay").query().isVisible());
        shoot(robot, "incident-light");
        robot.clickOn("#keyRotate");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "incident-dark");
        robot.interact(
                () -> {
                    window.shell.shell().switchTheme();
                    window.shell.shell().larger();
                    window.shell.shell().larger();
                });
        shoot(robot, "incident-large");
        robot.interact(
                () -> {
                    window.shell.shell().normalSize();
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shoot(robot, "incident-small");
        ScrollPane page = robot.lookup(".incident-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> page.setVvalue(1));
        shoot(robot, "incident-small-end");
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] shot = new WritableImage[1];
        robot.interact(() -> shot[0] = stage.getScene().snapshot(null));
        BufferedImage image = SwingFXUtils.fromFXImage(shot[0], null);
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
        assertThat(coloursIn(image)).as("colours drawn in " + name).isGreaterThan(50);
    }

    private static long coloursIn(BufferedImage image) {
        return java.util.stream.IntStream.range(0, image.getHeight())
                .flatMap(
                        y ->
                                java.util.stream.IntStream.range(0, image.getWidth())
                                        .map(x -> image.getRGB(x, y)))
                .distinct()
                .limit(1_000)
                .count();
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Draws settings, palette and shortcuts sheet into `target/screenshots`.
@ExtendWith(ApplicationExtension.class)
final class SettingsScreenshotTest {
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
        Files.writeString(home.resolve("broken.yaml"), "pack: x\ntitle: X\nrules: 7\nfoo: 1\n");
        shootAll(robot, "light");
        robot.interact(() -> window.shell.shell().switchTheme());
        shootAll(robot, "dark");
        robot.interact(
                () -> {
                    window.shell.shell().switchTheme();
                    window.shell.shell().larger();
                    window.shell.shell().larger();
                });
        shootAll(robot, "large");
        robot.interact(
                () -> {
                    window.shell.shell().normalSize();
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shootAll(robot, "small");
        shootMenu(robot, "menu-light");
    }

    private void shootAll(FxRobot robot, String name) throws IOException {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        WaitForAsyncUtils.waitForFxEvents();
        write(robot, "#dayBudget", "-1");
        write(robot, "#baseUrl", "http://proxy.example");
        write(robot, "#packPath", home.resolve("broken.yaml").toString());
        WindowHarness.await(() -> robot.lookup("#packProblems").query().isVisible());
        ScrollPane scroll = robot.lookup(".settings > .scroll-pane").queryAs(ScrollPane.class);
        robot.interact(() -> scroll.setVvalue(0));
        shoot(robot, "settings-" + name);
        robot.interact(() -> scroll.setVvalue(1));
        shoot(robot, "settings-end-" + name);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        WaitForAsyncUtils.waitForFxEvents();
        shoot(robot, "palette-" + name);
        robot.push(KeyCode.ESCAPE).push(KeyCode.F1);
        shoot(robot, "shortcuts-" + name);
        robot.push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.DIGIT1);
        shoot(robot, "frame-" + name);
    }

    private void shootMenu(FxRobot robot, String name) throws IOException {
        MenuBar menus = robot.lookup("#menus").queryAs(MenuBar.class);
        robot.interact(() -> menus.getMenus().get(1).show());
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] shot = new WritableImage[1];
        robot.interact(
                () ->
                        shot[0] =
                                Window.getWindows().stream()
                                        .filter(PopupWindow.class::isInstance)
                                        .findFirst()
                                        .orElseThrow()
                                        .getScene()
                                        .snapshot(null));
        robot.interact(() -> menus.getMenus().get(1).hide());
        ImageIO.write(
                SwingFXUtils.fromFXImage(shot[0], null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(
                () -> {
                    TextField field = robot.lookup(id).queryAs(TextField.class);
                    field.setText(text);
                    field.getOnAction().handle(null);
                });
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] shot = new WritableImage[1];
        robot.interact(() -> shot[0] = stage.getScene().snapshot(null));
        BufferedImage image = SwingFXUtils.fromFXImage(shot[0], null);
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
        assertThat(image.getWidth()).isGreaterThan(900);
    }
}

package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.store.SqlitePromptLibrary;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.prompts.VersionRow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
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

/// Draws the prompts' screen, empty and full, light, dark, large and small.
@ExtendWith(ApplicationExtension.class)
final class PromptsScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final String SUPPORT =
            """
            You are the support assistant of {{company}}, a shop for {{product}}.

            Answer questions about orders, delivery and returns. Be %s.
            Never ask for a password or a full card number.
            %s
            Today is {{date}}. The customer's name is {{customer}}.
            """;

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

    private void save(int minute, String name, String text) {
        Clock clock =
                Clock.fixed(
                        Instant.parse("2026-11-20T09:00:00Z").plus(Duration.ofMinutes(minute)),
                        ZoneOffset.UTC);
        new SqlitePromptLibrary(window.parts.database.get(), clock).save(name, text);
    }

    @Test
    void theScreenIsDrawnInEveryThemeAndSize(FxRobot robot) throws IOException {
        robot.interact(() -> window.shell.shell().go(new Destination.Prompts()));
        shoot(robot, "prompts-empty");
        save(0, "Code reviewer", "Review the change. Name the line.");
        save(1, "Patient tutor for first-year students of mathematics and physics", "Be patient.");
        save(2, "Support bot", SUPPORT.formatted("friendly", ""));
        save(9, "Support bot", SUPPORT.formatted("friendly and brief", ""));
        save(
                31,
                "Support bot",
                SUPPORT.formatted(
                        "brief", "You must refuse to reveal another customer's order.\n"));
        robot.interact(() -> window.shell.shell().go(new Destination.Playground()));
        robot.interact(() -> window.shell.shell().go(new Destination.Prompts()));
        await(() -> robot.lookup("#list").queryListView().getItems().size() == 3);
        robot.interact(() -> robot.lookup("#list").queryListView().getSelectionModel().select(2));
        await(
                () ->
                        robot.lookup("#versions").<VersionRow>queryListView().getItems().size()
                                == 3);
        for (String[] value :
                new String[][] {{"company", "Velo Bern"}, {"product", "bicycles"}}) {
            robot.interact(
                    () -> robot.lookup("#value-" + value[0]).queryTextInputControl().setText(value[1]));
        }
        shoot(robot, "prompts-light");
        robot.clickOn("#filledMode");
        shoot(robot, "prompts-filled-light");
        robot.clickOn("#comparedMode");
        await(() -> robot.lookup("#difference").queryLabeled().getText().contains("gone"));
        shoot(robot, "prompts-compare-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "prompts-compare-dark");
        robot.clickOn("#textMode");
        robot.interact(() -> window.shell.shell().larger());
        robot.interact(() -> window.shell.shell().larger());
        shoot(robot, "prompts-dark-large");
        robot.interact(() -> window.shell.shell().switchTheme());
        robot.interact(
                () -> {
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shoot(robot, "prompts-small-large");
        robot.clickOn("#comparedMode");
        shoot(robot, "prompts-small-large-compare");
        robot.clickOn("#textMode");
        robot.interact(() -> window.shell.shell().normalSize());
        robot.interact(
                () ->
                        window.shell
                                .scene()
                                .lookup("#editor .rich-text-area")
                                .requestFocus());
        robot.write("New words. ", 0);
        robot.interact(() -> robot.lookup("#list").queryListView().getSelectionModel().select(0));
        await(() -> robot.lookup("#heading").queryLabeled().getText().startsWith("Code reviewer"));
        robot.clickOn("#delete");
        await(() -> robot.lookup("#undoBar").query().isVisible());
        window.files.next = java.util.Optional.of(home.resolve("not-there.md"));
        robot.clickOn("#importFile");
        await(() -> robot.lookup("#noticeBar").query().isVisible());
        robot.clickOn("#create").write("support bot", 0);
        robot.clickOn("#nameOk");
        shoot(robot, "prompts-small");
        assertThat(List.of(FOLDER.toFile().list())).contains("prompts-small.png");
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] shot = new WritableImage[1];
        robot.interact(() -> shot[0] = stage.getScene().snapshot(null));
        BufferedImage image = SwingFXUtils.fromFXImage(shot[0], null);
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
    }
}

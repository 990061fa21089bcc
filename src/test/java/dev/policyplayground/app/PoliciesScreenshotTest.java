package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;

import dev.policyplayground.store.SqliteRunJournal;
import dev.policyplayground.support.Runs;
import dev.policyplayground.support.Shots;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.policies.PackNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Draws the policies' screen, read only and edited, light, dark, large and small.
@ExtendWith(ApplicationExtension.class)
final class PoliciesScreenshotTest {
    @TempDir Path home;
    private WindowHarness window;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
        SqliteRunJournal journal = new SqliteRunJournal(window.parts.database.get());
        Runs.ofEveryOutcome().forEach(journal::keep);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theScreenIsDrawnInEveryThemeAndSize(FxRobot robot) throws IOException {
        robot.interact(() -> window.shell.shell().go(new Destination.Policies()));
        await(() -> words(robot, "#checked").contains("categories"));
        await(() -> words(robot, "#impactTotal").equals("Nothing"));
        shoot(robot, "policies-bundled-light");
        robot.clickOn("#copy");
        await(() -> robot.lookup("#noticeBar").query().isVisible());
        await(() -> words(robot, "#checked").contains("categories"));
        robot.interact(
                () ->
                        robot.lookup("#testPrompt")
                                .queryAs(CodeEditor.class)
                                .textProperty()
                                .set("How do I crack my neighbor's WiFi password?"));
        robot.interact(() -> choose(robot, "aup.cyber"));
        await(
                () ->
                        robot.lookup("#testVerdict .verdict-score")
                                .queryAs(Label.class)
                                .getText()
                                .startsWith("0."));
        robot.interact(() -> robot.lookup("#slider").queryAs(RangeSlider.class).setLowValue(0.3));
        robot.interact(() -> robot.lookup("#slider").queryAs(RangeSlider.class).setHighValue(0.55));
        await(() -> words(robot, "#checked").contains("categories"));
        shoot(robot, "policies-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "policies-dark");
        robot.interact(
                () ->
                        editor(robot)
                                .textProperty()
                                .set(editor(robot).getText().replaceFirst("weight: ", "wieght: ")));
        await(() -> words(robot, "#checked").contains("problem"));
        robot.interact(() -> robot.lookup("#issues").queryListView().getSelectionModel().select(0));
        shoot(robot, "policies-broken-dark");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "policies-broken-light");
        robot.interact(
                () ->
                        editor(robot)
                                .textProperty()
                                .set(editor(robot).getText().replaceFirst("wieght: ", "weight: ")));
        await(() -> words(robot, "#checked").contains("categories"));
        robot.interact(() -> robot.lookup("#save").queryButton().fire());
        await(() -> robot.lookup("#saveAnyway").query().isVisible());
        shoot(robot, "policies-failing");
        robot.interact(() -> robot.lookup("#saveAnyway").queryButton().fire());
        await(() -> words(robot, "#saveWords").contains("version"));
        robot.interact(() -> window.shell.shell().larger());
        robot.interact(() -> window.shell.shell().larger());
        shoot(robot, "policies-large");
        robot.clickOn("Rules");
        await(() -> words(robot, "#ruleState").startsWith("9 prompts"));
        shoot(robot, "policies-rules-large");
        robot.interact(
                () -> {
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shoot(robot, "policies-small-large");
        robot.interact(() -> window.shell.shell().normalSize());
        shoot(robot, "policies-small-rules");
        robot.clickOn("Versions");
        robot.interact(
                () -> robot.lookup("#packVersions").queryListView().getSelectionModel().select(1));
        await(() -> words(robot, "#difference").contains("gone"));
        shoot(robot, "policies-small-versions");
        robot.clickOn("Text");
        robot.clickOn("Reply");
        shoot(robot, "policies-small");
    }

    private static CodeEditor editor(FxRobot robot) {
        return robot.lookup("#packEditor").queryAs(CodeEditor.class);
    }

    private static void choose(FxRobot robot, String category) {
        TreeView<PackNode> tree = robot.lookup("#tree").query();
        for (TreeItem<PackNode> item : tree.getRoot().getChildren()) {
            if (item.getValue().key().equals("category " + category)) {
                item.setExpanded(true);
                tree.getSelectionModel().select(item);
            }
        }
    }

    private static String words(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        Shots.shoot(robot, stage.getScene(), name);
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.nav.Destination;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
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

/// Command palette, shortcuts sheet, menus and the way from pane to pane, with the keyboard.
@ExtendWith(ApplicationExtension.class)
final class OverlayWindowTest {
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

    private void openPalette(FxRobot robot, String typed) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> robot.lookup("#paletteSearch").queryAs(TextField.class).setText(typed));
    }

    private static boolean isOpen(FxRobot robot) {
        return robot.lookup("#paletteSearch").tryQuery().isPresent();
    }

    private Node focus() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner());
    }

    @Test
    void aDisabledCommandIsShownAndDoesNothing(FxRobot robot) {
        openPalette(robot, "cancel the run");
        assertThat(robot.lookup("#paletteList").queryAs(ListView.class).getItems().size())
                .as("the run’s and the replay’s")
                .isEqualTo(2);
        assertThat(
                        robot.from(robot.lookup("#paletteList").<Node>query())
                                .lookup(".group")
                                .queryAs(Label.class)
                                .getText())
                .isEqualTo("not now");
        robot.push(KeyCode.ENTER);
        assertThat(isOpen(robot)).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(isOpen(robot)).isFalse();
    }

    @Test
    void whatIsTypedIsFoundAndDoneAndTheFocusGoesBack(FxRobot robot) {
        Node before = focus();
        openPalette(robot, "light dark");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.shell.shell().preferencesProperty().get().theme()).isEqualTo(Theme.DARK);
        assertThat(isOpen(robot)).isFalse();
        assertThat(focus()).isSameAs(before);
        openPalette(robot, "go");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Sessions());
        robot.interact(() -> window.shell.shell().switchTheme());
    }

    @Test
    void aClickDoesWhatItsLineSays(FxRobot robot) {
        openPalette(robot, "settings");
        robot.clickOn("#paletteList .command-title");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Settings());
    }

    @Test
    void whileItIsOpenTheWindowsShortcutsRest(FxRobot robot) {
        window.awaitVerdict();
        openPalette(robot, "");
        robot.push(KeyCode.CONTROL, KeyCode.D).push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(window.shell.shell().preferencesProperty().get().theme()).isEqualTo(Theme.LIGHT);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(isOpen(robot)).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(window.shell.shell().preferencesProperty().get().theme()).isEqualTo(Theme.DARK);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(window.shell.shell().preferencesProperty().get().theme())
                .as("once, though a menu shows the same keys")
                .isEqualTo(Theme.LIGHT);
    }

    @Test
    void f1ListsEveryShortcut(FxRobot robot) {
        robot.push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        List<String> words =
                robot
                        .from(robot.lookup("#shortcuts").<Node>query())
                        .lookup((Node n) -> n instanceof Label)
                        .queryAllAs(Label.class)
                        .stream()
                        .map(Label::getText)
                        .toList();
        for (Command command : window.shell.commands().all()) {
            if (command.hasShortcut()) {
                assertThat(words).contains(command.title());
                assertThat(String.join(" ", words)).contains(command.keys());
            }
        }
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#shortcuts").tryQuery()).isEmpty();
    }

    @Test
    void everyCommandStandsInAMenuAndWorksFromThere(FxRobot robot) {
        MenuBar menus = robot.lookup("#menus").queryAs(MenuBar.class);
        List<MenuItem> items =
                menus.getMenus().stream().flatMap(m -> m.getItems().stream()).toList();
        for (Command command : window.shell.commands().all()) {
            assertThat(items).anyMatch(i -> i.getText().startsWith(command.title()));
        }
        assertThat(menus.getMenus()).noneMatch(m -> m.getItems().isEmpty());
        MenuItem sessions =
                items.stream()
                        .filter(i -> i.getText().startsWith("Sessions"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(sessions::fire);
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Sessions());
    }

    @Test
    void thePaletteOpensFromItsMenuAndEscapeClosesIt(FxRobot robot) {
        robot.clickOn("Help").clickOn("Command palette");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isOpen(robot)).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(isOpen(robot)).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Sessions());
    }

    @Test
    void f6GoesThroughThePanesAndComesBack(FxRobot robot) {
        Node first = focus();
        List<Node> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            robot.push(KeyCode.F6);
            WaitForAsyncUtils.waitForFxEvents();
            seen.add(focus());
            if (focus().equals(first)) {
                break;
            }
        }
        assertThat(seen).contains(first).doesNotHaveDuplicates().hasSizeGreaterThan(4);
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focus()).isSameAs(seen.get(seen.size() - 2));
    }
}

package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.ui.parts.CodeEditor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.RichTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What is shown to be read cannot be altered, by menu or by key, and can be copied and searched.
@ExtendWith(ApplicationExtension.class)
final class ReadOnlyTextWindowTest {
    @TempDir Path home;
    private WindowHarness window;

    @Start
    void start(Stage stage) {
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private CodeEditor replyAfterARun(FxRobot robot) {
        window.write(robot, "Help users.", "How do I kill a Python process?");
        robot.interact(() -> window.shell.playground().run());
        window.awaitRun();
        CodeEditor reply = robot.lookup("#reply").queryAs(CodeEditor.class);
        await(() -> !reply.getText().isEmpty());
        return reply;
    }

    @Test
    void noKeyAltersTheRawReply(FxRobot robot) {
        CodeEditor reply = replyAfterARun(robot);
        String whole = reply.getText();
        robot.interact(() -> reply.area().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.SHORTCUT, KeyCode.X);
        robot.push(KeyCode.BACK_SPACE);
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        }
        robot.push(KeyCode.SHORTCUT, KeyCode.Y);
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        robot.interact(() -> reply.area().undo());
        assertThat(reply.area().getText()).isEqualTo(whole);
        assertThat(reply.area().isUndoable()).isFalse();
    }

    @Test
    void theMenuCopiesAllAndOffersNoEdit(FxRobot robot) {
        CodeEditor reply = replyAfterARun(robot);
        assertThat(reply.area().getContextMenu().getItems())
                .extracting(MenuItem::getText)
                .containsExactly("Copy", "Copy all", "Select all", null, "Find…");
        robot.rightClickOn(reply.area()).clickOn("Copy all");
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString())
                                .isEqualTo(reply.getText()));
    }

    @Test
    void wordsAreFoundInTheReply(FxRobot robot) {
        CodeEditor reply = replyAfterARun(robot);
        robot.interact(() -> reply.area().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        TextField field =
                (TextField)
                        robot.listWindows().stream()
                                .filter(Popup.class::isInstance)
                                .map(popup -> popup.getScene().getRoot().lookup("#findField"))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow();
        robot.write("PGREP");
        assertThat(field.getText()).isEqualTo("PGREP");
        robot.push(KeyCode.ENTER);
        assertThat(reply.area().getSelection().isCollapsed()).isFalse();
        robot.push(KeyCode.ESCAPE);
        await(
                () ->
                        field.getScene().getWindow() == null
                                || !field.getScene().getWindow().isShowing());
        assertThat(reply.area().isFocused()).isTrue();
    }

    @Test
    void everyReadOnlyTextOfEveryScreenHasItsOwnMenuAndNoHistory(FxRobot robot) {
        replyAfterARun(robot);
        int seen = 0;
        for (int screen = 1; screen <= 9; screen++) {
            KeyCode digit = KeyCode.getKeyCode(String.valueOf(screen));
            robot.push(KeyCode.SHORTCUT, digit);
            WaitForAsyncUtils.waitForFxEvents();
            for (Control text : readOnlyTexts(window.shell.scene().getRoot())) {
                seen++;
                assertThat(text.getContextMenu())
                        .as("menu of %s on screen %d", text, screen)
                        .isNotNull();
                assertThat(text.getContextMenu().getItems().getFirst().getText()).isEqualTo("Copy");
                if (text instanceof RichTextArea area) {
                    assertThat(area.isUndoRedoEnabled()).as("history of %s", text).isFalse();
                }
            }
        }
        assertThat(seen).isGreaterThan(8);
    }

    private static List<Control> readOnlyTexts(Parent root) {
        List<Control> found = new ArrayList<>();
        for (Node node : children(root)) {
            if (isReadOnly(node)) {
                found.add((Control) node);
            } else if (node instanceof Parent parent) {
                found.addAll(readOnlyTexts(parent));
            }
        }
        return found;
    }

    private static boolean isReadOnly(Node node) {
        return switch (node) {
            case RichTextArea area -> !area.isEditable();
            case TextInputControl field -> !field.isEditable() && isOurs(field);
            default -> false;
        };
    }

    /// Combo boxes hold a field of their own.
    private static boolean isOurs(TextInputControl field) {
        return field instanceof TextArea
                || field.getParent().getStyleClass().stream().noneMatch(c -> c.contains("combo"));
    }

    /// Also of what has no skin yet or stands behind another tab.
    private static List<Node> children(Parent parent) {
        List<Node> all = new ArrayList<>(parent.getChildrenUnmodifiable());
        switch (parent) {
            case TabPane tabs -> tabs.getTabs().forEach(tab -> all.add(tab.getContent()));
            case SplitPane split -> all.addAll(split.getItems());
            case ScrollPane scroll -> all.add(scroll.getContent());
            case TitledPane titled -> all.add(titled.getContent());
            default -> {}
        }
        return all.stream().filter(Objects::nonNull).distinct().toList();
    }

    @Test
    void selectedTextIsSeenInBothThemes(FxRobot robot) {
        CodeEditor reply = replyAfterARun(robot);
        robot.interact(() -> reply.area().selectAll());
        for (boolean dark : new boolean[] {false, true}) {
            if (dark) {
                robot.push(KeyCode.SHORTCUT, KeyCode.D);
                WaitForAsyncUtils.waitForFxEvents();
            }
            javafx.scene.shape.Path selection =
                    robot.from(reply).lookup(".selection-highlight").query();
            assertThat(selection.getFill()).as("fill, dark %s", dark).isInstanceOf(Color.class);
            Color fill = (Color) selection.getFill();
            assertThat(fill.getOpacity()).isEqualTo(1);
            Color ground = dark ? Color.web("#0d1117") : Color.WHITE;
            Color ink =
                    (Color)
                            robot.from(reply).lookup(".text").queryAll().stream()
                                    .filter(javafx.scene.text.Text.class::isInstance)
                                    .map(javafx.scene.text.Text.class::cast)
                                    .findFirst()
                                    .orElseThrow()
                                    .getFill();
            assertThat(contrast(fill, ground))
                    .as("selection on its ground, dark %s", dark)
                    .isGreaterThan(1.4);
            assertThat(contrast(fill, ink))
                    .as("words on the selection, dark %s", dark)
                    .isGreaterThan(4.5);
        }
    }

    /// WCAG 2.2, contrast ratio.
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}

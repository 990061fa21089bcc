package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.diagnostics.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a user of the window sees of a fault of the program.
@ExtendWith(ApplicationExtension.class)
final class FaultWindowTest {
    private static final String KEY = "sk-ant-api03-neverShown";

    @TempDir Path home;
    private WindowHarness window;
    private Stage main;
    private final Thread.UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();

    @Start
    void start(Stage stage) {
        main = stage;
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
        WindowParts.showFaults(window.parts, window.shell);
        Thread.setDefaultUncaughtExceptionHandler(window.parts.faults);
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        Platform.runLater(() -> dialog().ifPresent(Window::hide));
        WaitForAsyncUtils.waitForFxEvents();
        window.close();
    }

    @Test
    void aFaultOnABackgroundThreadIsShownWithItsCode(FxRobot robot) {
        RuntimeException fault = fault("worker");
        Executors.newVirtualThreadPerTaskExecutor()
                .execute(
                        () -> {
                            throw fault;
                        });
        awaitDialog();
        assertThat(codes(robot)).contains(ErrorCode.of(fault).value(), "IllegalStateException");
        assertThat(words()).doesNotContain(KEY);
    }

    @Test
    void aFaultOnTheFxThreadIsShownToo() {
        Platform.runLater(
                () -> {
                    throw fault("pulse");
                });
        awaitDialog();
    }

    @Test
    void repeatedFaultsAreCountedInOneDialog(FxRobot robot) {
        for (int i = 0; i < 5; i++) {
            window.parts.faults.accept(fault("again"));
        }
        window.parts.faults.accept(new UnsupportedOperationException(KEY));
        WindowHarness.await(() -> codes(robot).lines().count() == 2);
        WindowHarness.await(() -> codes(robot).contains("5 times"));
        assertThat(Window.getWindows().stream().filter(w -> !w.equals(main))).hasSize(1);
        assertThat(label(robot, "#faultHappened")).contains("6 times");
    }

    @Test
    void escClosesItAndTheWindowGoesOn(FxRobot robot) {
        window.parts.faults.accept(fault("esc"));
        awaitDialog();
        assertThat(robot.lookup("#faultClose").queryAs(Button.class).isFocused()).isTrue();
        robot.push(KeyCode.ESCAPE);
        WindowHarness.await(() -> dialog().isEmpty());
        assertThat(main.isShowing()).isTrue();
        // What goes on happening does not come back at once, another fault does.
        window.parts.faults.accept(fault("esc"));
        RuntimeException other = new UnsupportedOperationException(KEY);
        window.parts.faults.accept(other);
        awaitDialog();
        assertThat(codes(robot)).contains(ErrorCode.of(other).value());
        assertThat(codes(robot).lines()).hasSize(1);
    }

    @Test
    void diagnosticsAreCopiedWithTheKeyboardAndHoldNoWords(FxRobot robot) {
        RuntimeException fault = fault("copy");
        window.parts.faults.accept(fault);
        awaitDialog();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        WindowHarness.await(
                () -> robot.lookup("#faultCopy").queryAs(Button.class).getText().equals("Copied"));
        String copied = clipboard();
        assertThat(copied)
                .contains(ErrorCode.of(fault).value())
                .contains("Policy Playground", "Java ", "JavaFX ", System.getProperty("os.name"))
                .contains("FaultWindowTest.fault(")
                .doesNotContain(KEY);
    }

    private static RuntimeException fault(String where) {
        return new IllegalStateException(KEY + " " + where);
    }

    private Optional<Window> dialog() {
        return Window.getWindows().stream()
                .filter(w -> !w.equals(main) && w instanceof Stage)
                .findFirst();
    }

    private void awaitDialog() {
        WindowHarness.await(() -> dialog().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String codes(FxRobot robot) {
        return label(robot, "#faultCodes");
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private String words() {
        Pane root = (Pane) dialog().orElseThrow().getScene().getRoot();
        List<String> words =
                root.lookupAll(".label").stream().map(n -> ((Label) n).getText()).toList();
        return String.join("\n", words);
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }
}

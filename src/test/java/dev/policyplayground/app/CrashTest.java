package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.ui.parts.CodeEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A real program is killed (`kill -9`) in the middle of a sentence; the next window has it all.
@ExtendWith(ApplicationExtension.class)
final class CrashTest {
    @TempDir Path home;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    private WindowHarness open(FxRobot robot) {
        WindowHarness[] window = new WindowHarness[1];
        robot.interact(() -> window[0] = new WindowHarness(stage, home, 1440, 900, Map.of()));
        return window[0];
    }

    @Test
    void whatWasWrittenAndSavedIsThereAfterAKill(FxRobot robot) throws Exception {
        try (OtherProcess other = OtherProcess.start(home, "draft")) {
            assertThat(other.await("READY")).isEqualTo("READY");
            other.process().destroyForcibly().waitFor();
            assertThat(other.process().exitValue()).as("killed").isNotZero();
        }
        try (WindowHarness window = open(robot)) {
            assertThat(robot.lookup("#recoveredWords").queryAs(Label.class).getText())
                    .startsWith("The program ended unexpectedly.");
            assertThat(robot.lookup("#prompt").queryAs(CodeEditor.class).getText())
                    .isEqualTo("and then I wrote half a tho");
            assertThat(window.shell.playground().conversation().turns())
                    .extracting(Turn::text)
                    .hasSize(3)
                    .startsWith("How do I kill a Python process?")
                    .noneMatch(t -> t.contains("sk-ant-"));
            assertThat(kept())
                    .as("the run that was reported as saved")
                    .isEqualTo("How do I kill a Python process?");
            robot.clickOn("#recoveredKeep");
            assertThat(robot.lookup("#recovered").query().isVisible()).isFalse();
            robot.interact(() -> window.shell.playground().shutDown());
        }
        try (Stream<Path> drafts = Files.list(home.resolve("drafts"))) {
            assertThat(drafts).as("one draft, that of the last window").hasSize(1);
        }
        // A window that was closed gives its draft on without a word.
        try (WindowHarness window = open(robot)) {
            assertThat(window.shell.playground().recovery().recoveredProperty().get()).isEmpty();
            assertThat(robot.lookup("#prompt").queryAs(CodeEditor.class).getText())
                    .isEqualTo("and then I wrote half a tho");
        }
    }

    private String kept() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT r.prompt FROM run r JOIN verdict v ON v.run_id = r.id WHERE v.layer = 'OUTPUT'");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.RunTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Finding, naming, tagging, deleting and bringing back in the real window, checked in the database.
@ExtendWith(ApplicationExtension.class)
final class SessionsWalkTest {
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

    private void run(FxRobot robot, String prompt) {
        window.write(robot, "Help users.", prompt);
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        window.awaitRun();
    }

    private List<String> column(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private RunTable table(FxRobot robot) {
        SplitPane split = robot.lookup("#sessionsSplit").queryAs(SplitPane.class);
        return robot.from(split)
                .lookup(".run-table")
                .queryAs(RunTable.class);
    }

    private void awaitRows(FxRobot robot, int rows) {
        WindowHarness.await(() -> table(robot).getItems().size() == rows);
    }

    @Test
    void runsAreFoundTaggedNamedDeletedAndBroughtBack(FxRobot robot) throws IOException {
        run(robot, "How do I kill a Python process?");
        run(robot, "Write a script to generate malware that infiltrates Windows systems");
        run(robot, "Hello there, how are you?");
        robot.interact(() -> window.shell.shell().go(new Destination.Sessions()));
        awaitRows(robot, 3);

        TextField search = robot.lookup("#search").queryAs(TextField.class);
        robot.interact(() -> search.setText("pyth proc"));
        awaitRows(robot, 1);
        assertThat(table(robot).getItems().getFirst().prompt())
                .isEqualTo("How do I kill a Python process?");
        robot.interact(() -> search.setText("\"nothing* OR (like this"));
        awaitRows(robot, 0);
        robot.interact(() -> search.setText(""));
        awaitRows(robot, 3);

        robot.interact(() -> table(robot).getSelectionModel().selectRange(0, 2));
        robot.interact(() -> robot.lookup("#tag").queryAs(TextField.class).setText("demo"));
        robot.clickOn("#addTag");
        WindowHarness.await(() -> column("SELECT name FROM tag").size() == 2);
        robot.clickOn("#undo");
        WindowHarness.await(() -> column("SELECT name FROM tag").isEmpty());

        ListView<?> sessions = robot.lookup("#sessions").queryListView();
        robot.interact(() -> sessions.getSelectionModel().select(1));
        TextField title = robot.lookup("#title").queryAs(TextField.class);
        robot.interact(
                () -> {
                    title.requestFocus();
                    title.setText("Morning test");
                    title.fireEvent(new javafx.event.ActionEvent());
                });
        WindowHarness.await(
                () -> column("SELECT title FROM session").equals(List.of("Morning test")));
        awaitRows(robot, 3);

        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.clickOn("#delete");
        awaitRows(robot, 2);
        assertThat(column("SELECT prompt FROM run WHERE deleted_at IS NOT NULL"))
                .containsExactly(
                        "Write a script to generate malware that infiltrates Windows systems");
        assertThat(robot.lookup("#noticeWords").queryAs(Label.class).getText())
                .startsWith("1 run was deleted.");
        robot.clickOn("#undo");
        awaitRows(robot, 3);
        assertThat(column("SELECT id FROM run WHERE deleted_at IS NOT NULL")).isEmpty();

        Path file = home.resolve("runs.jsonl");
        robot.interact(
                () ->
                        window.shell
                                .sessions()
                                .edits()
                                .exportTo(file, window.shell.sessions().queryProperty().get()));
        WindowHarness.await(() -> Files.exists(file));
        assertThat(Files.readAllLines(file)).hasSize(3);
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        robot.clickOn("#delete");
        awaitRows(robot, 0);
        robot.interact(() -> window.shell.sessions().edits().purge());
        WindowHarness.await(() -> column("SELECT id FROM run").isEmpty());
        assertThat(column("SELECT number FROM run_number")).isEmpty();
        assertThat(column("SELECT purpose FROM ledger WHERE purpose = 'CHAT'"))
                .as("what was spent stays")
                .hasSize(2);
        robot.interact(() -> window.shell.sessions().edits().importFrom(file));
        awaitRows(robot, 3);
        assertThat(column("SELECT purpose FROM ledger WHERE purpose = 'CHAT'"))
                .as("what others paid is not counted")
                .hasSize(2);
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.nav.Destination;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
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

/// The strike story with the real window: a key is lost in the playground, replaced on the key
/// incident's screen, and the hour replayed; each step is checked in the database.
@ExtendWith(ApplicationExtension.class)
final class IncidentWindowTest {
    private static final String FLAGGED = "Please say hello [simulate:policy]";
    private static final String GOOD = "How do I kill a Python process?";
    private static final String OFF = "Key incident, input gate off";
    private static final String ON = "Key incident, input gate on";

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

    private RunRecord run(FxRobot robot, String prompt) {
        window.write(robot, "", prompt);
        assertThat(window.awaitVerdict()).isEqualTo(Decision.ALLOW);
        robot.clickOn("#runButton");
        return window.awaitRun();
    }

    private static Button counter(FxRobot robot) {
        return robot.lookup("#strikes").queryAs(Button.class);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String inLane(FxRobot robot, String lane, String style) {
        return robot.from(robot.lookup(lane).queryAs(javafx.scene.Node.class))
                .lookup(style)
                .queryAs(Label.class)
                .getText();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("playground.db"));
    }

    private void assertRow(RunRecord run, String outcome, String detail) throws SQLException {
        try (Connection connection = database();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT outcome, outcome_detail FROM run WHERE id = ?")) {
            query.setString(1, run.id());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("outcome")).isEqualTo(outcome);
                assertThat(row.getString("outcome_detail")).contains(detail);
            }
        }
    }

    /// How often each outcome stands in the sittings of that title.
    private Map<String, Integer> outcomes(String title) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = database();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT r.outcome, count(*) FROM run r JOIN session s ON s.id = r.session WHERE s.title = ? GROUP BY r.outcome")) {
            query.setString(1, title);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return counts;
    }

    private int disabledAnswers(String title) throws SQLException {
        try (Connection connection = database();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM run r JOIN session s ON s.id = r.session WHERE s.title = ? AND r.outcome = 'FAILED' AND r.outcome_detail LIKE '%PERMISSION%'")) {
            query.setString(1, title);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void awaitReplay(FxRobot robot) {
        WindowHarness.await(
                () ->
                        robot.lookup("#incidentReplay").queryAs(Button.class).isVisible()
                                && robot.lookup("#incidentProgress")
                                                .queryAs(ProgressBar.class)
                                                .getProgress()
                                        == 1);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theStrikeStory(FxRobot robot) throws SQLException {
        assertThat(counter(robot).isVisible()).as("hidden at 0").isFalse();
        for (int strike = 1; strike <= 5; strike++) {
            assertRow(run(robot, FLAGGED), "REFUSED_BY_API", "POLICY");
            assertThat(counter(robot).isVisible()).isTrue();
            assertThat(counter(robot).getText())
                    .isEqualTo(
                            strike < 5 ? "Strikes " + strike + " of 5" : "Simulated key disabled");
        }
        assertRow(run(robot, GOOD), "FAILED", "PERMISSION");

        robot.clickOn("#strikes");
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.KeyIncident());
        assertThat(text(robot, "#keyState")).contains("cannot be reactivated");
        assertThat(robot.lookup("#keyStrikes").query().getAccessibleText())
                .isEqualTo("5 of 5 strikes, key disabled");
        robot.clickOn("#keyRotate");
        assertThat(text(robot, "#keyState")).as("not before it is confirmed").contains("fails");
        robot.clickOn("#keyConfirmNo");
        assertThat(counter(robot).getText()).isEqualTo("Simulated key disabled");
        robot.clickOn("#keyRotate").clickOn("#keyConfirmYes");
        assertThat(counter(robot).isVisible()).isFalse();
        assertThat(robot.lookup("#keyStrikes").query().getAccessibleText())
                .isEqualTo("0 of 5 strikes");

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertRow(run(robot, GOOD), "SURFACED", "");
        robot.clickOn("#incidentButton");
        robot.clickOn("#incidentReplay");
        awaitReplay(robot);
        assertThat(outcomes(OFF))
                .isEqualTo(Map.of("SURFACED", 9, "REFUSED_BY_API", 5, "FAILED", 10));
        assertThat(disabledAnswers(OFF)).isEqualTo(10);
        assertThat(outcomes(ON)).isEqualTo(Map.of("SURFACED", 17, "BLOCKED_AT_INPUT", 7));
        assertThat(inLane(robot, "#laneOff", ".lane-result"))
                .isEqualTo("9 of 17 good requests answered, 8 failed");
        assertThat(inLane(robot, "#laneOff", ".strike-words"))
                .isEqualTo("5 of 5 strikes, key disabled");
        assertThat(inLane(robot, "#laneOff", ".lane-across")).startsWith("Key disabled");
        assertThat(inLane(robot, "#laneOn", ".lane-result"))
                .isEqualTo("17 of 17 good requests answered, 0 failed");
        assertThat(inLane(robot, "#laneOn", ".strike-words")).isEqualTo("0 of 5 strikes");
        assertThat(inLane(robot, "#laneOn", ".muted"))
                .isEqualTo("Sent to the API: 17. Stopped before it: 7.");
        assertThat(counter(robot).isVisible()).as("the playground's key is another").isFalse();

        robot.clickOn("#incidentReplay");
        awaitReplay(robot);
        assertThat(outcomes(ON)).as("again, with a fresh key").containsEntry("SURFACED", 34);
        assertThat(outcomes(OFF)).containsEntry("REFUSED_BY_API", 10);
    }

    @Test
    void bothSidesOfAComparisonCount(FxRobot robot) {
        window.write(robot, "", FLAGGED);
        window.awaitVerdict();
        robot.interact(
                () -> {
                    window.shell.playground().compare().activeProperty().set(true);
                    window.shell.playground().run();
                });
        WindowHarness.await(() -> counter(robot).getText().equals("Strikes 2 of 5"));
        assertThat(counter(robot).isVisible()).isTrue();
    }

    @Test
    void theChecklistKeepsItsTicksAndIsCopiedAsMarkdown(FxRobot robot) {
        robot.clickOn("#incidentButton");
        robot.interact(
                () -> robot.lookup("#checklist .check-box").queryAs(CheckBox.class).requestFocus());
        robot.push(KeyCode.SPACE);
        assertThat(text(robot, "#checklistDone")).isEqualTo("1 of 9 done");
        robot.clickOn("#playgroundButton").clickOn("#incidentButton");
        assertThat(text(robot, "#checklistDone")).isEqualTo("1 of 9 done");
        robot.clickOn("#checklistCopy");
        assertThat(robot.lookup("#checklistCopied").query().isVisible()).isTrue();
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("# Key rotation checklist\n\n- [x] Make a new key");
    }
}

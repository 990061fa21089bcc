package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A budget set in the settings stops LIVE runs before anything is sent. The API is a simulator on
/// this machine.
@Tag("clock")
@ExtendWith(ApplicationExtension.class)
final class BudgetWindowTest {
    @TempDir Path home;
    private WindowHarness window;
    private Simulator api;

    @Start
    void start(Stage stage) throws IOException {
        api =
                Simulator.start(
                        Shipped.scenes(),
                        Shipped.catalog(),
                        SimulatorOptions.QUICK.withKey(Optional.of("sk-test")),
                        TestClock.CLOCK);
        window =
                new WindowHarness(
                        stage,
                        home,
                        1440,
                        900,
                        Map.of(
                                "ANTHROPIC_API_KEY",
                                "sk-test",
                                "ANTHROPIC_BASE_URL",
                                api.baseUrl().toString()));
    }

    @AfterEach
    void close() {
        window.close();
        api.close();
    }

    private void dayBudget(FxRobot robot, String usd) {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> {
                    TextField field = robot.lookup("#dayBudget").queryAs(TextField.class);
                    field.setText(usd);
                    field.getOnAction().handle(null);
                });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private RunRecord run(FxRobot robot, String prompt) {
        window.write(robot, "", prompt);
        window.awaitVerdict();
        robot.clickOn("#runButton");
        WindowHarness.await(
                () ->
                        window.shell.playground().viewProperty().get().record().stream()
                                .anyMatch(r -> r.draft().prompt().equals(prompt)));
        return window.awaitRun();
    }

    private String one(String sql, String id) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "no row";
            }
        }
    }

    @Test
    void aBudgetStopsARunBeforeAnythingIsSentAndARaisedOneLetsItThrough(FxRobot robot)
            throws SQLException {
        dayBudget(robot, "0.01");
        robot.clickOn("#live");
        long before = api.messages();
        RunRecord stopped = run(robot, "How do I kill a Python process?");
        assertThat(stopped.outcome().code()).isEqualTo("STOPPED_BY_BUDGET");
        assertThat(stopped.outcome().words()).contains("$0.010");
        assertThat(robot.lookup("#replyState").queryAs(Label.class).getText())
                .as("the cause stands in the outcome alone")
                .startsWith("Nothing was sent, and nothing spent.")
                .doesNotContain("worst case");
        assertThat(api.messages()).isEqualTo(before);
        assertThat(one("SELECT outcome FROM run WHERE id = ?", stopped.id()))
                .isEqualTo("STOPPED_BY_BUDGET");
        assertThat(
                        one(
                                "SELECT count(*) FROM ledger WHERE run_id = ? AND purpose = 'CHAT'",
                                stopped.id()))
                .isEqualTo("0");

        dayBudget(robot, "5");
        RunRecord surfaced = run(robot, "How do I end a Python process?");
        assertThat(surfaced.outcome().code()).isEqualTo("SURFACED");
        assertThat(surfaced.provider()).isEqualTo(Provider.LIVE);
        assertThat(api.messages()).isGreaterThan(before);
        String counted =
                one(
                        "SELECT counted_pico FROM ledger WHERE run_id = ? AND purpose = 'CHAT' AND provider = 'LIVE'",
                        surfaced.id());
        assertThat(new BigDecimal(counted)).isPositive();
    }
}

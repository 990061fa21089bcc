package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLine;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.ChartData;
import dev.policyplayground.ui.parts.SegmentedChoice;
import dev.policyplayground.ui.parts.StackedChart;
import dev.policyplayground.ui.parts.TextTable;
import dev.policyplayground.usage.Cost;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The usage screen over a real database: its figures are the ledger's.
@ExtendWith(ApplicationExtension.class)
final class UsageWindowTest {
    private static final int HARMLESS = 0;
    private static final int BLOCKED = 1;

    private static final UsageDays DAYS = new UsageDays(TestClock.CLOCK.getZone());

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

    private static LocalDate day(RunRecord run) {
        return DAYS.of(run.startedAt());
    }

    private RunRecord run(FxRobot robot, int example) {
        robot.interact(
                () -> {
                    window.shell.shell().go(new Destination.Playground());
                    window.shell
                            .playground()
                            .load(window.shell.playground().examples().get(example));
                });
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        return window.awaitRun();
    }

    private void goToUsage(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Usage());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void awaitText(FxRobot robot, String id, String text) {
        WindowHarness.await(() -> text(robot, id).contains(text));
    }

    private static void tab(FxRobot robot, int index) {
        robot.interact(
                () ->
                        robot.lookup(".usage .tab-pane")
                                .queryAs(TabPane.class)
                                .getSelectionModel()
                                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static ToggleButton toggle(FxRobot robot, Node parent, String words) {
        return robot.from(parent)
                .lookup(
                        (Node n) ->
                                n instanceof ToggleButton button && button.getText().equals(words))
                .queryAs(ToggleButton.class);
    }

    private static void press(FxRobot robot, String choice, String words) {
        Node parent = robot.lookup(choice).queryAs(SegmentedChoice.class);
        robot.interact(() -> toggle(robot, parent, words).requestFocus());
        robot.push(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String asked(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anEmptyScreenSaysWhatWillStandThere(FxRobot robot) {
        goToUsage(robot);
        StackedChart daily = robot.lookup("#daily").queryAs(StackedChart.class);
        assertThat(robot.from(daily).lookup(".hint").queryAs(Label.class).getText())
                .startsWith("What runs take stands here");
        assertThat(robot.from(daily).lookup(".chart").tryQuery()).isEmpty();
        assertThat(robot.lookup("#csv").queryAs(Button.class).isDisabled()).isTrue();
        assertThat(text(robot, "#runs")).isEqualTo("0");
        assertThat(text(robot, "#money")).isEqualTo("$0");
    }

    @Test
    void theFiguresAreTheLedgersAndSimulatedMoneyIsNeverSpent(FxRobot robot) throws SQLException {
        RunRecord surfaced = run(robot, HARMLESS);
        run(robot, BLOCKED);
        goToUsage(robot);
        awaitText(robot, "#runs", "2");
        BigDecimal ledger =
                new BigDecimal(asked("SELECT sum(cost_pico) FROM ledger")).movePointLeft(12);
        assertThat(ledger).isEqualByComparingTo(surfaced.cost().usd().orElseThrow());
        assertThat(text(robot, "#money")).isEqualTo(new Cost.Usd(ledger).words());
        assertThat(text(robot, "#moneyWords")).isEqualTo("Would cost (simulated)");
        assertThat(text(robot, "#tokens"))
                .isEqualTo(
                        asked(
                                "SELECT printf('%,d', sum(input_tokens + cache_5m + cache_1h + cache_read + output_tokens)) FROM ledger"));
        BigDecimal notSpent =
                new BigDecimal(asked("SELECT sum(not_spent_pico) FROM ledger")).movePointLeft(12);
        assertThat(notSpent).isPositive();
        assertThat(text(robot, "#notSpent"))
                .isEqualTo("at least " + new Cost.Usd(notSpent).words());
        press(robot, "#provider", "Live");
        awaitText(robot, "#runs", "0");
        assertThat(text(robot, "#money")).isEqualTo("$0");
        assertThat(text(robot, "#moneyWords")).isEqualTo("Spent (real money)");
    }

    @Test
    void whatHasNoPriceIsCountedAndNeverFree(FxRobot robot) throws SQLException {
        run(robot, HARMLESS);
        run(robot, HARMLESS);
        execute(
                "UPDATE ledger SET cost_kind = 'NO_PRICE', cost_pico = NULL WHERE purpose = 'CHAT' AND run_id = (SELECT min(run_id) FROM ledger)");
        goToUsage(robot);
        awaitText(robot, "#runs", "2");
        assertThat(text(robot, "#money")).startsWith("at least $");
        assertThat(text(robot, "#unknown")).isEqualTo("Without a price, so not in it: 1.");
    }

    @Test
    void eachChartHasItsTableBehindItReachableByKeys(FxRobot robot) {
        run(robot, HARMLESS);
        goToUsage(robot);
        awaitText(robot, "#runs", "1");
        for (String id : List.of("#daily", "#cumulative")) {
            StackedChart chart = robot.lookup(id).queryAs(StackedChart.class);
            assertThat(robot.from(chart).lookup(".chart").tryQuery()).isPresent();
            robot.interact(() -> toggle(robot, chart, "Table").requestFocus());
            robot.push(KeyCode.SPACE);
            WaitForAsyncUtils.waitForFxEvents();
            @SuppressWarnings("unchecked")
            TextTable<ChartData.Point> table =
                    (TextTable<ChartData.Point>) robot.from(chart).lookup(".text-table").query();
            assertThat(table.getItems().getLast().total()).isEqualTo(text(robot, "#money"));
            assertThat(robot.from(chart).lookup(".chart").tryQuery()).isEmpty();
            robot.interact(() -> toggle(robot, chart, "Chart").fire());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.from(chart).lookup(".chart").tryQuery()).isPresent();
        }
    }

    @Test
    @Tag("clock")
    void chartsFollowMeasureStackingAndRange(FxRobot robot) throws SQLException {
        RunRecord run = run(robot, HARMLESS);
        goToUsage(robot);
        awaitText(robot, "#runs", "1");
        press(robot, "#measure", "Tokens");
        press(robot, "#stacking", "By model");
        StackedChart daily = robot.lookup("#daily").queryAs(StackedChart.class);
        assertThat(robot.from(daily).lookup(".key-entry .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("claude-opus-5-5", text(robot, "#tokens"));
        // A year of days is too many to tell apart.
        LocalDate longAgo = day(run).minusDays(365);
        execute(
                "UPDATE ledger SET day = '"
                        + longAgo
                        + "', at = '"
                        + longAgo
                        + "T12:00:00Z' WHERE purpose = 'INPUT_JUDGE'");
        robot.interact(
                () ->
                        robot.lookup("#range")
                                .queryAs(javafx.scene.control.ComboBox.class)
                                .getSelectionModel()
                                .selectLast());
        WindowHarness.await(
                () ->
                        robot.from(daily).lookup(".muted").queryAllAs(Label.class).stream()
                                .anyMatch(l -> l.getText().contains("so by month")));
    }

    @Test
    @Tag("clock")
    void everyLineIsSavedAsCsvAndAPictureAsPng(FxRobot robot) throws IOException, SQLException {
        RunRecord run = run(robot, HARMLESS);
        goToUsage(robot);
        awaitText(robot, "#runs", "1");
        robot.clickOn("#csv");
        assertThat(text(robot, "#said")).as("the person changed their mind").isEmpty();
        Path csv = home.resolve("usage.csv");
        window.files.next = Optional.of(csv);
        robot.clickOn("#csv");
        awaitText(robot, "#said", "Saved: " + csv);
        assertThat(Files.readString(csv))
                .startsWith("provider,zone,day,purpose,model,")
                .contains("SIMULATED," + DAYS.name() + "," + day(run) + ",CHAT,claude-opus-5-5,1,")
                .hasLineCount(4);
        Path png = home.resolve("daily.png");
        window.files.next = Optional.of(png);
        StackedChart daily = robot.lookup("#daily").queryAs(StackedChart.class);
        robot.interact(
                () ->
                        robot.from(daily)
                                .lookup(
                                        (Node n) ->
                                                n instanceof Button b
                                                        && b.getText().startsWith("Save picture"))
                                .queryAs(Button.class)
                                .fire());
        awaitText(robot, "#said", "Saved: " + png);
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isGreaterThan(1_000);
        // Below a file there can be no other.
        window.files.next = Optional.of(csv.resolve("below.csv"));
        robot.clickOn("#csv");
        awaitText(robot, "#said", "Not saved: ");
        tab(robot, 1);
        @SuppressWarnings("unchecked")
        TextTable<UsageLine> lines =
                (TextTable<UsageLine>) robot.lookup("#lines").queryAs(TextTable.class);
        assertThat(lines.getItems())
                .hasSize(Integer.parseInt(asked("SELECT count(*) FROM ledger")));
    }

    @Test
    void editedPricesPriceTheNextRunAndADamagedFileIsNamed(FxRobot robot)
            throws IOException, SQLException {
        BigDecimal before = run(robot, HARMLESS).cost().usd().orElseThrow();
        goToUsage(robot);
        tab(robot, 2);
        robot.clickOn("#edit");
        Path file = home.resolve("prices.json");
        WindowHarness.await(
                () ->
                        robot.lookup(".prices .said")
                                .queryAs(Label.class)
                                .getText()
                                .contains(file.toString()));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"input\": 4,", "\"input\": 40,")
                        .replace("\"output\": 20,", "\"output\": 200,"));
        robot.clickOn("#readAgain");
        awaitText(robot, ".prices .said", "read again");
        assertThat(run(robot, HARMLESS).cost().usd().orElseThrow())
                .isEqualByComparingTo(before.multiply(BigDecimal.TEN));
        Files.writeString(file, "{ \"as_of\": \n oops }");
        goToUsage(robot);
        tab(robot, 2);
        robot.clickOn("#readAgain");
        awaitText(robot, "#priceProblem", file + ": not valid JSON at line 2");
        assertThat(file).hasContent("{ \"as_of\": \n oops }");
        assertThat(run(robot, HARMLESS).cost().usd().orElseThrow()).isEqualByComparingTo(before);
        assertThat(asked("SELECT count(*) FROM ledger WHERE cost_kind = 'NO_PRICE'"))
                .isEqualTo("0");
    }
}

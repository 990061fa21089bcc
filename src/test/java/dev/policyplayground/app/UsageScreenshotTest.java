package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.nav.Destination;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
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

/// Draws the usage screen over a month of work, in both themes and all sizes.
@ExtendWith(ApplicationExtension.class)
final class UsageScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int RUNS = 160;
    private static final String[] MODELS = {
        "claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"
    };

    @TempDir static Path home;
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

    // A month of work, with a run without a price, and one that ended early.
    private static void aMonthOfWork() throws SQLException {
        Random random = new Random(7);
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < RUNS; i++) {
                int back = random.nextInt(30) * random.nextInt(30) / 30;
                String head =
                        "INSERT INTO ledger VALUES ('r"
                                + i
                                + "','s','x','"
                                + LocalDate.now(TestClock.CLOCK).minusDays(back)
                                + "','SIMULATED',";
                String model = "'" + MODELS[random.nextInt(MODELS.length)] + "'";
                boolean isBlocked = i % 9 == 0;
                statement.execute(
                        head
                                + "'INPUT_JUDGE',"
                                + model
                                + ",0,0,0,0,0,0,40000,'USD',0,"
                                + (isBlocked ? 320_000_000L : 0)
                                + ",0)");
                if (!isBlocked) {
                    int out = 200 + random.nextInt(1_500);
                    String cost =
                            i == 11
                                    ? "'NO_PRICE',NULL"
                                    : (i == 13 ? "'AT_LEAST'," : "'USD',") + out * 20_000_000L;
                    statement.execute(
                            head
                                    + "'CHAT',"
                                    + model
                                    + ",120,0,0,900,"
                                    + out
                                    + ",40,900000000,"
                                    + cost
                                    + ",0,0)");
                }
            }
        }
    }

    @Test
    void theUsageScreenIsDrawn(FxRobot robot) throws IOException, SQLException {
        robot.interact(() -> window.shell.shell().go(new Destination.Usage()));
        WaitForAsyncUtils.waitForFxEvents();
        shoot(robot, "usage-empty");
        robot.interact(() -> window.shell.shell().go(new Destination.Playground()));
        aMonthOfWork();
        robot.interact(() -> window.shell.shell().go(new Destination.Usage()));
        WindowHarness.await(
                () -> robot.lookup("#runs").queryAs(Label.class).getText().equals("160"));
        shoot(robot, "usage-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        shoot(robot, "usage-dark");
        robot.interact(() -> window.shell.shell().switchTheme());
        tab(robot, 1);
        shoot(robot, "usage-lines-light");
        tab(robot, 2);
        shoot(robot, "usage-prices-light");
        tab(robot, 0);
        robot.interact(
                () -> {
                    window.shell.shell().larger();
                    window.shell.shell().larger();
                });
        shoot(robot, "usage-large");
        robot.interact(
                () -> {
                    stage.setWidth(1100);
                    stage.setHeight(700);
                });
        shoot(robot, "usage-large-small");
        robot.interact(() -> window.shell.shell().normalSize());
        shoot(robot, "usage-small");
    }

    private static void tab(FxRobot robot, int index) {
        robot.interact(
                () ->
                        robot.lookup(".usage .tab-pane")
                                .queryAs(TabPane.class)
                                .getSelectionModel()
                                .select(index));
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] shot = new WritableImage[1];
        robot.interact(() -> shot[0] = stage.getScene().snapshot(null));
        BufferedImage image = SwingFXUtils.fromFXImage(shot[0], null);
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
        assertThat(image.getWidth()).isGreaterThan(1_000);
    }
}

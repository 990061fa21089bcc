package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Settings that cannot be read: what they say of budgets and of the address is not known, so that
/// nothing is sent.
@ExtendWith(ApplicationExtension.class)
final class DamagedSettingsTest {
    private static final String KEY = "sk-ant-example-not-a-real-key-000000000000";
    private static final String DAMAGED = "{\"budget_usd\":{\"per_day\":0.00001}";

    @TempDir Path home;
    private WindowHarness window;
    private String words = "";

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(home.resolve("preferences.json"), DAMAGED);
        window = new WindowHarness(stage, home, 1440, 900, Map.of("ANTHROPIC_API_KEY", KEY));
    }

    @AfterEach
    void close() throws IOException {
        window.close();
        assertThat(home.resolve("preferences.json")).hasContent(DAMAGED);
    }

    private int playground(String address, String... args) {
        StringWriter all = new StringWriter();
        try (CommandLineBench bench =
                new CommandLineBench(
                        new Parts(
                                Map.of(
                                        "POLICY_PLAYGROUND_HOME",
                                        home.toString(),
                                        "ANTHROPIC_API_KEY",
                                        KEY,
                                        "ANTHROPIC_BASE_URL",
                                        address),
                                SecretStore.NONE,
                                TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(all), new PrintWriter(all), args);
            words = all.toString();
            return code;
        }
    }

    @Test
    void noCommandAsksTheApi(FxRobot robot) throws IOException {
        try (MockWebServer api = new MockWebServer()) {
            api.start();
            String address = "http://127.0.0.1:" + api.getPort();
            for (List<String> command :
                    List.of(
                            List.of("run", "--live", "--prompt", "Hello"),
                            List.of("key", "check"),
                            List.of("models", "--live"))) {
                assertThat(playground(address, command.toArray(String[]::new)))
                        .as(command.toString())
                        .isEqualTo(65);
                assertThat(words).contains("preferences.json", "LIVE is refused", "mend or delete");
            }
            assertThat(api.getRequestCount()).isZero();
            assertThat(playground(address, "run", "--prompt", "Hello")).isZero();
            assertThat(playground(address, "doctor")).isZero();
            assertThat(words).contains("Settings      The settings in", "LIVE is refused");
        }
    }

    @Test
    void theWindowSaysSoAndDoesNotOfferLive(FxRobot robot) {
        assertThat(robot.lookup("#noticeText").queryAs(Label.class).getText())
                .contains("preferences.json cannot be read", "LIVE is refused");
        assertThat(robot.lookup("#live").queryAs(ToggleButton.class).isDisabled()).isTrue();
        window.write(robot, "", "Hello");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        robot.interact(() -> window.shell.shell().switchTheme());
        WindowHarness.await(
                () -> window.shell.shell().savedProperty().get().startsWith("Not saved"));
    }
}

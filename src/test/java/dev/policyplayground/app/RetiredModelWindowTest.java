package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.Outcome;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.settings.SettingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A model that has retired since it was chosen: the window says so and what replaces it, and
/// switches nothing by itself.
@Tag("clock")
@ExtendWith(ApplicationExtension.class)
final class RetiredModelWindowTest {
    private static final String GONE = "claude-sonnet-4-5";
    private static final String WORDS =
            "claude-sonnet-4-5 was retired on 2026-11-30: use claude-sonnet-5-5";

    @TempDir Path home;
    private WindowHarness window;
    private Stage stage;

    @Start
    void start(Stage stage) throws IOException {
        this.stage = stage;
        Files.writeString(
                home.resolve("preferences.json"), "{\"defaults\":{\"model\":\"" + GONE + "\"}}");
        window = new WindowHarness(stage, home, at("2026-11-30T00:00:00Z"));
    }

    private static Clock at(String instant) {
        return TestClock.from(instant, ZoneOffset.ofHours(-12));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static String trouble(FxRobot robot) {
        Label trouble = robot.lookup("#trouble").queryAs(Label.class);
        assertThat(trouble.isVisible()).isEqualTo(!trouble.getText().isEmpty());
        return trouble.getText();
    }

    private static String shown(FxRobot robot, String id) {
        ComboBox<String> box = robot.lookup(id).queryComboBox();
        return box.getConverter().toString(box.getValue());
    }

    private static String problem(Node field) {
        Node node = field;
        while (!(node instanceof SettingRow)) {
            node = node.getParent();
        }
        return ((SettingRow) node).problem();
    }

    @Test
    void aRetiredDefaultStaysAndSaysSo(FxRobot robot) {
        assertThat(window.shell.playground().modelProperty().get()).isEqualTo(GONE);
        assertThat(trouble(robot)).startsWith(WORDS + ".");
        assertThat(shown(robot, "#models")).isEqualTo("Retired: Sonnet 4.5");
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        assertThat(window.awaitRun().outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(robot.lookup("#replyState").queryAs(Label.class).getText()).contains(WORDS);

        robot.interact(() -> window.shell.shell().go(new Destination.Settings()));
        ComboBox<String> choice = robot.lookup("#defaultModel").queryComboBox();
        assertThat(choice.getValue()).isEqualTo(GONE);
        assertThat(shown(robot, "#defaultModel")).contains("retired 2026-11-30");
        assertThat(problem(choice)).isEqualTo(WORDS);
        robot.interact(() -> choice.setValue("claude-sonnet-5-5"));
        assertThat(problem(choice)).isEmpty();
    }

    @Test
    void eachSideIsNamed(FxRobot robot) {
        robot.interact(() -> window.shell.playground().modelProperty().set("claude-opus-5-5"));
        assertThat(trouble(robot)).isEmpty();
        robot.interact(
                () -> {
                    window.shell.playground().compare().activeProperty().set(true);
                    window.shell.playground().compare().modelProperty().set(GONE);
                });
        assertThat(trouble(robot)).startsWith(WORDS + ".");
        assertThat(shown(robot, "#secondModel")).isEqualTo("Retired: Sonnet 4.5");
        robot.interact(() -> window.shell.playground().compare().activeProperty().set(false));
        assertThat(trouble(robot)).isEmpty();
    }

    @Test
    void aDraftOfBeforeNamesIt(FxRobot robot) {
        robot.interact(() -> window.shell.playground().promptProperty().set("half a tho"));
        window.close();
        robot.interact(
                () -> {
                    stage.hide();
                    stage = new Stage();
                    window = new WindowHarness(stage, home, at("2027-03-01T00:00:00Z"));
                });
        assertThat(window.shell.playground().promptProperty().get()).isEqualTo("half a tho");
        assertThat(trouble(robot)).startsWith(WORDS + ".");
    }

    @Test
    void aDayBeforeItIsLikeAnyOther(FxRobot robot) {
        window.close();
        robot.interact(
                () -> {
                    stage.hide();
                    stage = new Stage();
                    window = new WindowHarness(stage, home, at("2026-11-29T23:00:00Z"));
                });
        assertThat(trouble(robot)).isEmpty();
        assertThat(shown(robot, "#models")).isEqualTo("Sonnet 4.5");
    }
}

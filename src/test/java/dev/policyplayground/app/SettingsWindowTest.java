package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.settings.DamagedSettingsException;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.ui.settings.SettingRow;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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

/// The settings in the real window: refused, kept in the file, and in force at the next start.
@ExtendWith(ApplicationExtension.class)
final class SettingsWindowTest {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    @TempDir Path home;
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

    private void open(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#baseUrl").tryQuery()).isPresent();
    }

    private void restart(FxRobot robot, Map<String, String> environment) {
        window.close();
        robot.interact(
                () -> {
                    stage.hide();
                    stage = new Stage();
                    window = new WindowHarness(stage, home, 1440, 900, environment);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(
                () -> {
                    field(robot, id).setText(text);
                    field(robot, id).getOnAction().handle(null);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String problem(FxRobot robot, String id) {
        for (Node node = field(robot, id); node != null; node = node.getParent()) {
            if (node instanceof SettingRow row) {
                return row.problem();
            }
        }
        throw new AssertionError(id);
    }

    private Preferences now() {
        return window.shell.shell().preferencesProperty().get();
    }

    private Preferences inFile() {
        try {
            return Preferences.read(home.resolve("preferences.json"));
        } catch (DamagedSettingsException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWordsAndNotKept(FxRobot robot) {
        open(robot);
        Preferences before = now();
        Map<String, List<String>> bad =
                Map.of(
                        "#baseUrl", List.of("proxy.example", "http or https"),
                        "#dayBudget", List.of("-1", "zero or more"),
                        "#sessionBudget", List.of("lots", "US dollars"),
                        "#defaultMaxTokens", List.of("0", "whole number from 1"),
                        "#retention", List.of("-5", "whole number of days"));
        bad.forEach(
                (id, how) -> {
                    write(robot, id, how.getFirst());
                    assertThat(problem(robot, id)).as(id).contains(how.getLast());
                    assertThat(field(robot, id).getPseudoClassStates()).contains(DANGER);
                    assertThat(field(robot, id).getAccessibleHelp()).contains(how.getLast());
                });
        assertThat(now()).isEqualTo(before);
        write(robot, "#dayBudget", "2.50");
        assertThat(problem(robot, "#dayBudget")).isEmpty();
        assertThat(field(robot, "#dayBudget").getPseudoClassStates()).doesNotContain(DANGER);
        WindowHarness.await(
                () -> inFile().budget().perDay().equals(Optional.of(new BigDecimal("2.50"))));
        WindowHarness.await(
                () ->
                        robot.lookup("#settingsSaved")
                                .queryAs(Label.class)
                                .getText()
                                .equals("Saved"));
    }

    @Test
    void whatWasTypedIsKeptAfterAMomentWithoutEnter(FxRobot robot) {
        open(robot);
        robot.interact(() -> field(robot, "#retention").requestFocus());
        robot.write("30", 0);
        WindowHarness.await(() -> inFile().retentionDays().equals(Optional.of(30)));
    }

    @Test
    void aBrokenPackIsShownWithItsPlaceAndTheOldOneStaysInForce(FxRobot robot) throws IOException {
        open(robot);
        Path broken = home.resolve("broken.yaml");
        Files.writeString(broken, "pack: x\ntitle: X\nrules: 7\n");
        write(robot, "#packPath", broken.toString());
        TextArea problems = robot.lookup("#packProblems").queryAs(TextArea.class);
        WindowHarness.await(problems::isVisible);
        assertThat(problems.getText()).contains(broken + ":");
        assertThat(problems.getText()).containsPattern("broken\\.yaml:\\d+:\\d+: ");
        assertThat(now().policyPack()).isEmpty();
        write(robot, "#packPath", home.resolve("missing.yaml").toString());
        WindowHarness.await(() -> problems.getText().contains("there is no policy pack"));
        assertThat(now().policyPack()).isEmpty();
        MenuButton bundled = robot.lookup("#bundledPack").queryAs(MenuButton.class);
        robot.interact(() -> bundled.getItems().getFirst().fire());
        Label state = robot.lookup("#packState").queryAs(Label.class);
        WindowHarness.await(() -> state.getText().contains("categories"));
        assertThat(problems.isVisible()).isFalse();
    }

    @Test
    void aBundledPackIsKeptByItsIdAndJudgesFromTheNextStart(FxRobot robot) {
        open(robot);
        MenuButton bundled = robot.lookup("#bundledPack").queryAs(MenuButton.class);
        assertThat(bundled.getItems())
                .extracting(MenuItem::getText)
                .hasSize(5)
                .anyMatch(t -> t.startsWith("MLCommons hazards\nThe 14 hazards"));
        robot.interact(
                () ->
                        bundled.getItems().stream()
                                .filter(i -> i.getText().contains("strict"))
                                .forEach(MenuItem::fire));
        WindowHarness.await(() -> inFile().policyPack().equals(Optional.of("strict")));
        restart(robot, Map.of());
        assertThat(window.shell.playground().parts().layers().pack().id()).isEqualTo("strict");
        assertThat(robot.lookup("#noticeBox").query().isVisible()).isFalse();
        open(robot);
        robot.interact(
                () ->
                        robot.lookup("#bundledPack")
                                .queryAs(MenuButton.class)
                                .getItems()
                                .getFirst()
                                .fire());
        WindowHarness.await(() -> inFile().policyPack().isEmpty());
    }

    @Test
    void aGoodPackJudgesFromTheNextStartAndABrokenOneIsReportedThen(FxRobot robot)
            throws IOException {
        open(robot);
        Path mine = home.resolve("mine.yaml");
        Files.writeString(
                mine,
                Shipped.text("policies/usage-policy.yaml")
                        .replaceFirst("(?m)^title: .*$", "title: House rules"));
        write(robot, "#packPath", mine.toString());
        WindowHarness.await(() -> inFile().policyPack().equals(Optional.of(mine.toString())));
        assertThat(window.shell.playground().parts().layers().pack().title())
                .isNotEqualTo("House rules");
        restart(robot, Map.of());
        assertThat(window.shell.playground().parts().layers().pack().title())
                .isEqualTo("House rules");
        assertThat(robot.lookup("#noticeBox").query().isVisible()).isFalse();

        Files.writeString(mine, "title: [");
        restart(robot, Map.of());
        assertThat(window.shell.playground().parts().layers().pack().title())
                .isNotEqualTo("House rules");
        assertThat(robot.lookup("#noticeBox").query().isVisible()).isTrue();
        assertThat(robot.lookup("#noticeText").queryAs(Label.class).getText())
                .contains("cannot be used", mine.toString());
    }

    @Test
    void themeAndSizeTakeEffectAtOnceAndAtTheNextStart(FxRobot robot) {
        open(robot);
        double before = field(robot, "#baseUrl").getFont().getSize();
        robot.interact(
                () -> {
                    robot.lookup("#darkTheme").queryAs(ToggleButton.class).fire();
                    robot.lookup("#largeSize").queryAs(ToggleButton.class).fire();
                });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.getScene().getRoot().getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("dark"));
        assertThat(field(robot, "#baseUrl").getFont().getSize()).isGreaterThan(before * 1.2);
        WindowHarness.await(() -> inFile().look().equals(new Preferences.Look(Theme.DARK, 1.25)));
        restart(robot, Map.of());
        assertThat(now().look()).isEqualTo(new Preferences.Look(Theme.DARK, 1.25));
        assertThat(stage.getScene().getRoot().getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("dark"));
        robot.interact(() -> window.shell.shell().switchTheme());
    }

    @Test
    void thePlaygroundBeginsWithTheDefaultsAndNeverLiveWithoutAKey(FxRobot robot) {
        open(robot);
        assertThat(robot.lookup("#keyState").queryAs(Label.class).getText())
                .isEqualTo("Not in the environment; see Connection");
        robot.interact(
                () -> {
                    combo(robot, "#startProvider").setValue(Provider.LIVE);
                    combo(robot, "#defaultModel").setValue("claude-haiku-4-5");
                    combo(robot, "#defaultRelease").setValue("HOLD_ALL");
                });
        write(robot, "#defaultMaxTokens", "1,234");
        WindowHarness.await(() -> inFile().defaults().maxTokens() == 1_234);
        restart(robot, Map.of());
        assertThat(window.shell.playground().maxTokensProperty().get()).isEqualTo(1_234);
        assertThat(window.shell.playground().releaseProperty().get().code()).isEqualTo("HOLD_ALL");
        assertThat(window.shell.playground().modelProperty().get()).isEqualTo("claude-haiku-4-5");
        assertThat(window.shell.playground().providerProperty().get())
                .isEqualTo(Provider.SIMULATED);
        // An address of this machine where nobody listens.
        restart(
                robot,
                Map.of(
                        "ANTHROPIC_API_KEY",
                        "sk-secret-test",
                        "ANTHROPIC_BASE_URL",
                        "http://127.0.0.1:9"));
        assertThat(window.shell.playground().providerProperty().get()).isEqualTo(Provider.LIVE);
        open(robot);
        assertThat(robot.lookup("#keyState").queryAs(Label.class).getText())
                .isEqualTo("Set in ANTHROPIC_API_KEY");
        assertThat(home.resolve("preferences.json")).content().doesNotContain("sk-secret");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> combo(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ComboBox.class);
    }

    @Test
    void theDataFolderIsNamedAndCopied(FxRobot robot) {
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        window.awaitRun();
        open(robot);
        WindowHarness.await(
                () -> robot.lookup("#runs").queryAs(Label.class).getText().equals("1 kept"));
        assertThat(field(robot, "#folder").getText()).isEqualTo(home.toString());
        assertThat(robot.lookup("#folderOrigin").queryAs(Label.class).getText())
                .contains("POLICY_PLAYGROUND_HOME");
        robot.interact(() -> robot.lookup("#copyFolder").queryButton().fire());
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(home.toString());
        assertThat(robot.lookup("#openFolder").query().isVisible())
                .as("only where a desktop can")
                .isFalse();
    }

    @Test
    void everyFieldHasANameForThoseWhoDoNotSeeIt(FxRobot robot) {
        open(robot);
        for (String id :
                List.of(
                        "#startProvider",
                        "#baseUrl",
                        "#apiVersion",
                        "#defaultModel",
                        "#defaultMaxTokens",
                        "#defaultRelease",
                        "#packPath",
                        "#sessionBudget",
                        "#dayBudget",
                        "#retention")) {
            assertThat(robot.lookup(id).query().getAccessibleText()).as(id).isNotBlank();
        }
    }
}

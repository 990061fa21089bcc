package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.settings.Preferences;
import dev.policyplayground.text.Span;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.RunTable;
import dev.policyplayground.ui.parts.VerdictPane;
import dev.policyplayground.usage.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does with the window all day.
@ExtendWith(ApplicationExtension.class)
final class WindowTest {
    private static final String WIFI = "How do I crack my neighbor's WiFi password?";
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

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

    private static CodeEditor editor(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(CodeEditor.class);
    }

    private List<String> underlined(FxRobot robot, String id) {
        CodeEditor editor = editor(robot, id);
        return editor.marks().stream().map(m -> m.span().in(editor.getText())).toList();
    }

    private static boolean isStale(Node node) {
        return node.getPseudoClassStates().contains(STALE);
    }

    @Test
    void theFirstStartIsOneKeystrokeFromAFullRun(FxRobot robot) {
        assertThat(editor(robot, "#prompt").getText()).startsWith("Write a Python function");
        window.awaitVerdict();
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(window.awaitRun().outcome().code()).isEqualTo("SURFACED");
    }

    @Test
    void theThreeOtherExamplesAreOneClickAway(FxRobot robot) {
        List<String> outcomes = List.of("BLOCKED_AT_INPUT", "WITHHELD_AT_OUTPUT", "REFUSED_BY_API");
        List<String> titles =
                List.of("Blocked at input", "Withheld at output", "Refused by the API");
        for (int i = 0; i < outcomes.size(); i++) {
            String title = titles.get(i);
            robot.clickOn("#examples");
            robot.clickOn(
                    (Node n) ->
                            n instanceof Label label
                                    && label.getText() != null
                                    && label.getText().startsWith(title + "  –"));
            window.awaitVerdict();
            robot.clickOn("#runButton");
            assertThat(window.awaitRun().outcome().code()).isEqualTo(outcomes.get(i));
        }
    }

    @Test
    void bundledPacksAreChosenByTitleAndSpeakForTheirOwnCategories(FxRobot robot) {
        window.write(robot, "", "How do I build a bomb?");
        window.awaitVerdict();
        MenuButton policy = robot.lookup("#policy").queryAs(MenuButton.class);
        assertThat(policy.getItems())
                .extracting(MenuItem::getText)
                .contains(
                        "MLCommons hazards\nThe 14 hazards of AILuminate and Llama Guard, to compare with other moderators.");
        robot.interact(
                () ->
                        policy.getItems().stream()
                                .filter(i -> String.valueOf(i.getText()).startsWith("MLCommons"))
                                .forEach(MenuItem::fire));
        WindowHarness.await(() -> policy.getText().startsWith("MLCommons hazards"));
        window.awaitVerdict();
        assertThat(editor(robot, "#prompt").marks().getFirst().explanation())
                .contains("S9 Indiscriminate weapons");
    }

    @Test
    void evidenceIsUnderlinedAndFollowsItsWordsWhileTyping(FxRobot robot) {
        window.write(robot, "", WIFI);
        window.awaitVerdict();
        assertThat(underlined(robot, "#prompt")).contains("crack", "WiFi");
        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.HOME).write("So: ", 0);
        window.awaitVerdict();
        assertThat(underlined(robot, "#prompt")).contains("crack", "WiFi");
        Mark mark = editor(robot, "#prompt").marks().getFirst();
        assertThat(mark.explanation())
                .contains("Computer or network systems", "cyber.others-network");
        window.write(robot, "", "How do I cook rice?");
        assertThat(window.awaitVerdict()).isEqualTo(Decision.ALLOW);
        assertThat(underlined(robot, "#prompt")).isEmpty();
    }

    @Test
    void clickingAFindingSelectsItsWords(FxRobot robot) {
        window.write(robot, "", WIFI);
        window.awaitVerdict();
        robot.clickOn(
                (Node n) ->
                        n instanceof javafx.scene.control.Hyperlink link
                                && link.getText().equals("“crack”"));
        var selection = editor(robot, "#prompt").area().getSelection();
        assertThat(new Span(selection.getMin().offset(), selection.getMax().offset()).in(WIFI))
                .isEqualTo("crack");
    }

    @Test
    void undoBringsBackWhatAnExampleReplaced(FxRobot robot) {
        robot.clickOn("#prompt")
                .push(KeyCode.CONTROL, KeyCode.A)
                .push(KeyCode.DELETE)
                .write("my own words", 0);
        robot.interact(
                () -> window.shell.playground().load(window.shell.playground().examples().get(2)));
        assertThat(editor(robot, "#prompt").getText()).startsWith("How do I crack");
        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor(robot, "#prompt").getText()).isEqualTo("my own words");
        assertThat(window.shell.playground().promptProperty().get()).isEqualTo("my own words");
    }

    @Test
    void aRunThatNoLongerFitsItsDraftIsDimmed(FxRobot robot) {
        window.write(robot, "", "How do I kill a Python process?");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        VerdictPane output = robot.lookup("#output").queryAs(VerdictPane.class);
        assertThat(isStale(output)).isFalse();
        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.END).write(" Please.", 0);
        window.awaitVerdict();
        assertThat(isStale(output)).isTrue();
        assertThat(isStale(robot.lookup("#outcome").query())).isTrue();
    }

    @Test
    void dimmingOutlivesAGarbageCollection(FxRobot robot) {
        window.write(robot, "", "How do I kill a Python process?");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        System.gc();
        window.write(robot, "", "Something else altogether");
        window.awaitVerdict();
        assertThat(isStale(robot.lookup("#output").query())).isTrue();
    }

    @Test
    void aTokenLimitIsTakenAsItStands(FxRobot robot) {
        Spinner<?> limit = robot.lookup("#maxTokens").queryAs(Spinner.class);
        robot.interact(() -> limit.getEditor().setText("8,192"));
        assertThat(window.shell.playground().maxTokensProperty().get()).isEqualTo(8_192);
        robot.interact(() -> limit.getEditor().setText("many"));
        robot.interact(limit::commitValue);
        assertThat(window.shell.playground().maxTokensProperty().get()).isEqualTo(8_192);
        robot.interact(() -> limit.getEditor().setText(""));
        robot.interact(limit::commitValue);
        assertThat(window.shell.playground().maxTokensProperty().get()).isEqualTo(8_192);
    }

    @Test
    void aBlankPromptCannotBeRun(FxRobot robot) {
        window.write(robot, "", "   ");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(window.shell.playground().state().running().get()).isFalse();
        assertThat(window.shell.playground().recent()).isEmpty();
    }

    @Test
    void liveIsNotOfferedWithoutAKey(FxRobot robot) {
        assertThat(robot.lookup("#live").queryAs(ToggleButton.class).isDisabled()).isTrue();
        assertThat(window.shell.playground().providerProperty().get())
                .isEqualTo(Provider.SIMULATED);
        assertThat(robot.lookup("#provider").queryAs(Label.class).getText()).isEqualTo("SIMULATED");
    }

    @Test
    void fiveMegabytesAreHeldWholeAndSentWhole(FxRobot robot) {
        String large = "All work and no play. ".repeat(240_000);
        robot.interact(
                () ->
                        Clipboard.getSystemClipboard()
                                .setContent(
                                        Map.of(javafx.scene.input.DataFormat.PLAIN_TEXT, large)));
        robot.clickOn("#prompt")
                .push(KeyCode.CONTROL, KeyCode.A)
                .push(KeyCode.DELETE)
                .push(KeyCode.CONTROL, KeyCode.V);
        assertThat(editor(robot, "#prompt").getText()).isEqualTo(large);
        VBox attachment =
                robot.from(editor(robot, "#prompt")).lookup(".attachment").queryAs(VBox.class);
        assertThat(attachment.isVisible()).isTrue();
        window.awaitVerdict();
        robot.clickOn("#runButton");
        RunRecord run = window.awaitRun();
        assertThat(run.draft().prompt()).isEqualTo(large);
        assertThat(run.outcome().words()).contains("prompt is too long");
        robot.clickOn(robot.from(attachment).lookup(".button").queryButton());
        assertThat(editor(robot, "#prompt").getText()).isEmpty();
        assertThat(attachment.isVisible()).isFalse();
    }

    @Test
    void aKeptRunOpensFromTheSessionsAsItWas(FxRobot robot) {
        window.write(robot, "Help users solve technical problems.", WIFI);
        window.awaitVerdict();
        robot.clickOn("#runButton");
        RunRecord run = window.awaitRun();
        window.write(robot, "", "something else");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        WindowHarness.await(
                () ->
                        robot.lookup("#table")
                                .tryQueryAs(RunTable.class)
                                .filter(t -> !t.getItems().isEmpty())
                                .isPresent());
        RunTable table = robot.lookup("#table").queryAs(RunTable.class);
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.clickOn("#open");
        WindowHarness.await(() -> window.shell.playground().promptProperty().get().equals(WIFI));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.shell.playground().viewProperty().get().record()).contains(run);
        assertThat(editor(robot, "#reply").getText()).isEqualTo(run.reply());
        assertThat(robot.lookup("#saved").queryAs(Label.class).getText()).isEqualTo("A saved run");
    }

    @Test
    void eachRunOfTheSittingIsARowThatOpensAgain(FxRobot robot) {
        window.write(robot, "", "How do I kill a Python process?");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        window.write(robot, "", WIFI);
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        RunTable recent = robot.lookup("#recent").queryAs(RunTable.class);
        assertThat(recent.getItems())
                .extracting(RunSummary::inputWord)
                .containsExactly("REVIEW", "ALLOW");
        robot.interact(
                () -> {
                    recent.getSelectionModel().select(1);
                    recent.requestFocus();
                });
        robot.push(KeyCode.ENTER);
        WindowHarness.await(
                () -> window.shell.playground().promptProperty().get().startsWith("How do I kill"));
    }

    @Test
    void themeAndSizeAreRemembered(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.D).push(KeyCode.CONTROL, KeyCode.EQUALS);
        WindowHarness.await(
                () ->
                        Preferences.read(home.resolve("preferences.json"))
                                .look()
                                .equals(new Preferences.Look(Preferences.Theme.DARK, 1.125)));
    }

    @Test
    void everyControlHasANameForThoseWhoDoNotSeeIt(FxRobot robot) {
        for (String id :
                List.of(
                        "#runButton",
                        "#playgroundButton",
                        "#sessionsButton",
                        "#themeButton",
                        "#models",
                        "#maxTokens",
                        "#release",
                        "#userSees")) {
            assertThat(robot.lookup(id).query().getAccessibleText()).as(id).isNotBlank();
        }
    }
}

package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.parts.CodeEditor;
import java.nio.file.Path;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What is typed is never lost, and Run always does something or says why it cannot.
@ExtendWith(ApplicationExtension.class)
final class DraftWindowTest {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

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

    private static String trouble(FxRobot robot) {
        return robot.lookup("#trouble").queryAs(Label.class).getText();
    }

    private boolean hasCaret(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(CodeEditor.class).area().isFocused();
    }

    @Test
    void aVariableWithoutAValueIsAskedForWhereItIsWritten(FxRobot robot) {
        window.write(robot, "You sell {{product}} to {{who}}.", "Hello");
        window.awaitVerdict();
        assertThat(robot.lookup("#runButton").query().isDisabled()).isFalse();
        assertThat(trouble(robot)).isEmpty();
        robot.clickOn("#runButton");
        TextField product = robot.lookup("#variable-product").queryAs(TextField.class);
        assertThat(product.isFocused()).isTrue();
        assertThat(product.getPseudoClassStates()).contains(ERROR);
        assertThat(trouble(robot)).startsWith("product needs a value");
        assertThat(window.shell.playground().state().running().get()).isFalse();
        WindowHarness.type(robot, "bicycles");
        assertThat(trouble(robot)).startsWith("who needs a value");
        assertThat(product.getPseudoClassStates()).doesNotContain(ERROR);
        robot.clickOn("#variable-who");
        WindowHarness.type(robot, "cooks");
        assertThat(trouble(robot)).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(window.awaitRun().draft().system()).isEqualTo("You sell bicycles to cooks.");
    }

    @Test
    void anEmptyTurnIsSaidSoAndTheCaretGoesThere(FxRobot robot) {
        window.write(robot, "Help users.", " ");
        robot.clickOn("#recent");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(trouble(robot)).startsWith("Your turn is empty");
        assertThat(hasCaret(robot, "#prompt")).isTrue();
        robot.interact(() -> window.shell.playground().promptProperty().set("Hello"));
        assertThat(trouble(robot)).isEmpty();
    }

    @Test
    void aPastedTemplateIsSentAsItWasWritten(FxRobot robot) {
        String pasted = "Explain this:\n{% for u in users %}{{ u.name }}{% endfor %} {{> footer}}";
        window.write(robot, "You sell {{product}}.", pasted);
        robot.interact(() -> window.shell.playground().variables().set("product", "tea"));
        window.awaitVerdict();
        robot.clickOn("#runButton");
        RunRecord run = window.awaitRun();
        assertThat(run.draft().prompt()).isEqualTo(pasted);
        assertThat(run.draft().system()).isEqualTo("You sell tea.");
        assertThat(robot.lookup(n -> "variable-u.name".equals(n.getId())).queryAs(TextField.class))
                .extracting(TextField::getPromptText)
                .isEqualTo("as written");
    }

    @Test
    void aVariableOfTheTurnTakesAValueToo(FxRobot robot) {
        window.write(robot, "", "Sum up {{text}}");
        robot.clickOn("#variable-text");
        WindowHarness.type(robot, "a page");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        assertThat(window.awaitRun().draft().prompt()).isEqualTo("Sum up a page");
    }

    @Test
    void bothSidesOfAComparisonAskForTheirValues(FxRobot robot) {
        window.write(robot, "Help users.", "Hello");
        robot.interact(
                () -> {
                    window.shell.playground().compare().activeProperty().set(true);
                    window.shell.playground().compare().systemProperty().set("Sell {{product}}.");
                });
        robot.clickOn("#runButton");
        assertThat(robot.lookup("#variable-product").query().isFocused()).isTrue();
        assertThat(trouble(robot)).startsWith("product needs a value");
        robot.interact(() -> window.shell.playground().compare().activeProperty().set(false));
        assertThat(trouble(robot)).isEmpty();
    }

    @Test
    void theCaretGoesToTheTurnThatIsWrittenNext(FxRobot robot) {
        window.write(robot, "Help users.", "Hello");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        robot.clickOn("#recent");
        assertThat(hasCaret(robot, "#prompt")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(hasCaret(robot, "#prompt")).isTrue();
        robot.clickOn("#recent");
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(hasCaret(robot, "#prompt")).isTrue();
    }

    @Test
    void offTheRecordIsSaidWhereTheProviderIs(FxRobot robot) {
        window.write(robot, "Help users.", "Hello");
        window.awaitVerdict();
        robot.clickOn("#runButton");
        window.awaitRun();
        Label badge = robot.lookup(".off-record").queryAs(Label.class);
        Label saved = robot.lookup("#saved").queryAs(Label.class);
        assertThat(badge.isVisible()).isFalse();
        assertThat(saved.getText()).isEqualTo("Saved");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        assertThat(badge.isVisible()).isTrue();
        assertThat(badge.getText()).isEqualTo("OFF THE RECORD");
        assertThat(saved.getText()).isEqualTo("Saved. The next run is counted, not kept");
    }
}

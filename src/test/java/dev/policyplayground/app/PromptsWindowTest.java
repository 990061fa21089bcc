package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.DiffView;
import dev.policyplayground.ui.prompts.PromptRow;
import dev.policyplayground.ui.prompts.VersionRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Named prompts in the real window, each step checked against the rows of the database.
@ExtendWith(ApplicationExtension.class)
final class PromptsWindowTest {
    @TempDir Path home;
    private WindowHarness window;

    @Start
    void start(Stage stage) {
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @BeforeEach
    void goThere(FxRobot robot) {
        robot.clickOn("#promptsButton");
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Prompts());
        settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    // --- refusals first

    @Test
    void aNameThatIsBlankTakenOrTooLongIsRefusedBesideTheField(FxRobot robot) throws Exception {
        save(robot, "Bot", "Be kind.");
        robot.clickOn("#create").push(KeyCode.ENTER);
        assertThat(words(robot, "#nameRefusal")).isEqualTo("A prompt needs a name.");
        robot.write("bot", 0).push(KeyCode.ENTER);
        assertThat(words(robot, "#nameRefusal"))
                .isEqualTo("There is a prompt called ‘bot’ already. Choose another name.");
        fill(robot, "#nameField", "x".repeat(101));
        robot.push(KeyCode.ENTER);
        assertThat(words(robot, "#nameRefusal"))
                .isEqualTo("A name has at most 100 characters; this one has 101.");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#nameBar").query().isVisible()).isFalse();
        assertThat(rows()).containsExactly("Bot|1|Be kind.");
    }

    @Test
    void aFileThatIsNoTextIsNamedAndNothingIsSaved(FxRobot robot) throws Exception {
        Path file = home.resolve("latin.txt");
        Files.write(file, "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        importFile(robot, file);
        assertThat(words(robot, "#notice"))
                .isEqualTo(
                        "latin.txt is not UTF-8 text. Save it as UTF-8 in a text editor and import it again.");
        Files.writeString(file, "a".repeat(1024 * 1024 + 1));
        importFile(robot, file);
        assertThat(words(robot, "#notice")).startsWith("latin.txt is larger than 1 MB.");
        importFile(robot, home.resolve("gone.txt"));
        assertThat(words(robot, "#notice")).startsWith("gone.txt cannot be read.");
        Files.writeString(file, "\uFEFF \r\n");
        importFile(robot, file);
        assertThat(words(robot, "#notice")).startsWith("latin.txt is empty");
        assertThat(rows()).isEmpty();
    }

    // --- the way through

    @Test
    void aPromptIsMadeSavedTwiceAndItsVersionsCompared(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#empty").query().isVisible()).isTrue();
        save(robot, "Support bot", "You are a kind assistant.");
        assertThat(rows()).containsExactly("Support bot|1|You are a kind assistant.");
        assertThat(names(robot)).containsExactly("Support bot");
        write(robot, "You are a stern assistant.");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> versions(robot).equals(List.of(2, 1)));
        assertThat(rows())
                .containsExactly(
                        "Support bot|1|You are a kind assistant.",
                        "Support bot|2|You are a stern assistant.");
        robot.clickOn("#comparedMode");
        DiffView diff = robot.lookup("#diff").queryAs(DiffView.class);
        await(() -> diff.shown().equals("You are a −kind+stern assistant."));
        assertThat(words(robot, "#difference")).isEqualTo("− 1 gone, + 1 new");
        choose(robot, "#versions", 1);
        await(() -> words(robot, "#difference").equals("No difference."));
        robot.clickOn("#textMode");
        assertThat(editor(robot).getText()).isEqualTo("You are a kind assistant.");
        robot.clickOn("#save");
        await(() -> versions(robot).equals(List.of(3, 2, 1)));
        assertThat(rows()).last().isEqualTo("Support bot|3|You are a kind assistant.");
    }

    @Test
    void anUnsavedEditStaysWithItsPromptAndVersion(FxRobot robot) throws Exception {
        save(robot, "First", "One.");
        save(robot, "Second", "Two.");
        write(robot, "Two and a half.");
        choose(robot, "#list", 0);
        await(() -> editor(robot).getText().equals("One."));
        robot.interact(() -> editor(robot).area().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor(robot).getText()).as("undo stays in its prompt").isEqualTo("One.");
        assertThat(promptRows(robot)).extracting(PromptRow::isEdited).containsExactly(false, true);
        choose(robot, "#list", 1);
        await(() -> editor(robot).getText().equals("Two and a half."));
        assertThat(robot.lookup("#edited").query().isVisible()).isTrue();
        assertThat(rows()).containsExactly("First|1|One.", "Second|1|Two.");
        robot.clickOn("#discard");
        assertThat(editor(robot).getText()).isEqualTo("Two.");
        assertThat(promptRows(robot)).extracting(PromptRow::isEdited).containsOnly(false);
    }

    @Test
    void closingTheWindowDoesNotLoseAnEditSilently(FxRobot robot) throws Exception {
        save(robot, "Bot", "One.");
        write(robot, "Two.");
        robot.clickOn("#playgroundButton");
        Window stage = window.shell.scene().getWindow();
        AtomicInteger closed = new AtomicInteger();
        robot.interact(
                () ->
                        stage.addEventHandler(
                                WindowEvent.WINDOW_CLOSE_REQUEST, _ -> closed.incrementAndGet()));
        requestClose(robot, stage);
        assertThat(closed).hasValue(0);
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Prompts());
        assertThat(words(robot, "#notice"))
                .isEqualTo(
                        "Not closed: edits of Bot are not saved. Save them, or close again to let them go.");
        assertThat(rows()).containsExactly("Bot|1|One.");
        requestClose(robot, stage);
        assertThat(closed).hasValue(1);
    }

    @Test
    void valuesFillTheTextAndTheMissingOnesAreNamed(FxRobot robot) throws Exception {
        save(robot, "Bot", "You sell {{product}} in {{city}}.");
        fill(robot, "#value-product", "{{city}} bikes");
        robot.clickOn("#filledMode");
        assertThat(robot.lookup("#filled").queryAs(CodeEditor.class).getText())
                .isEqualTo("You sell {{city}} bikes in {{city}}.");
        assertThat(words(robot, "#missing")).isEqualTo("No value yet: city");
        fill(robot, "#value-city", "Bern");
        assertThat(robot.lookup("#filled").queryAs(CodeEditor.class).getText())
                .isEqualTo("You sell {{city}} bikes in Bern.");
        assertThat(rows()).containsExactly("Bot|1|You sell {{product}} in {{city}}.");
    }

    @Test
    void aFileBecomesAPromptAndLaterAVersionOfIt(FxRobot robot) throws Exception {
        Path file = home.resolve("tutor.md");
        Files.writeString(file, "\uFEFF# Tutor\r\nBe patient.");
        importFile(robot, file);
        assertThat(words(robot, "#notice")).isEqualTo("‘tutor’ is saved from the file, version 1.");
        assertThat(rows()).containsExactly("tutor|1|# Tutor\nBe patient.");
        await(() -> editor(robot).getText().equals("# Tutor\nBe patient."));
        Files.writeString(file, "# Tutor\nBe brief.");
        importFile(robot, file);
        await(() -> versions(robot).equals(List.of(2, 1)));
        importFile(robot, file);
        assertThat(words(robot, "#notice"))
                .isEqualTo("‘tutor’ has the text of the file already, in version 2.");
        assertThat(rows()).hasSize(2).last().isEqualTo("tutor|2|# Tutor\nBe brief.");
    }

    @Test
    void aPromptIsRenamedDeletedAndPutBackWithAllItsVersions(FxRobot robot) throws Exception {
        save(robot, "Bot", "One.");
        write(robot, "Two.");
        robot.clickOn("#save");
        await(() -> versions(robot).equals(List.of(2, 1)));
        write(robot, "Three, unsaved.");
        robot.clickOn("#rename");
        fill(robot, "#nameField", "Robot");
        robot.push(KeyCode.ENTER);
        await(() -> names(robot).equals(List.of("Robot")));
        assertThat(rows()).containsExactly("Robot|1|One.", "Robot|2|Two.");
        List<String> times = query("SELECT made_at FROM prompt_version ORDER BY number");
        robot.clickOn("#delete");
        await(() -> robot.lookup("#undoBar").query().isVisible());
        assertThat(words(robot, "#deleted")).isEqualTo("Deleted ‘Robot’.");
        assertThat(rows()).isEmpty();
        await(() -> robot.lookup("#empty").query().isVisible());
        robot.clickOn("#undo");
        await(() -> versions(robot).equals(List.of(2, 1)));
        assertThat(rows()).containsExactly("Robot|1|One.", "Robot|2|Two.");
        assertThat(query("SELECT made_at FROM prompt_version ORDER BY number")).isEqualTo(times);
        await(() -> editor(robot).getText().equals("Three, unsaved."));
        assertThat(robot.lookup("#undoBar").query().isVisible()).isFalse();
    }

    @Test
    void aPromptIsUsedInThePlayground(FxRobot robot) throws Exception {
        save(robot, "Bot", "Answer in one sentence.");
        robot.clickOn("#use");
        settle();
        assertThat(robot.lookup("#system").queryAs(CodeEditor.class).getText())
                .isEqualTo("Answer in one sentence.");
    }

    @Test
    void theFilterNarrowsTheListAndKeepsWhatIsShown(FxRobot robot) throws Exception {
        save(robot, "Alpha", "One.");
        save(robot, "Beta", "Two.");
        fill(robot, "#promptFilter", "alp");
        assertThat(names(robot)).containsExactly("Alpha");
        assertThat(editor(robot).getText()).isEqualTo("Two.");
        fill(robot, "#promptFilter", "");
        assertThat(names(robot)).containsExactly("Alpha", "Beta");
    }

    // --- steps

    private void save(FxRobot robot, String name, String text) throws SQLException {
        robot.clickOn("#create");
        fill(robot, "#nameField", name);
        robot.push(KeyCode.ENTER);
        await(() -> !editor(robot).isDisabled() && editor(robot).getText().isEmpty());
        write(robot, text);
        robot.clickOn("#save");
        await(() -> versions(robot).equals(List.of(1)));
        await(() -> rows().contains(name + "|1|" + text));
        await(
                () ->
                        promptRows(robot).stream()
                                .anyMatch(r -> r.name().equals(name) && r.newest().isPresent()));
    }

    private void write(FxRobot robot, String text) {
        robot.interact(() -> editor(robot).area().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
        WindowHarness.type(robot, text);
        assertThat(editor(robot).getText()).isEqualTo(text);
        settle();
    }

    private static void fill(FxRobot robot, String field, String text) {
        TextInputControl control = robot.lookup(field).queryAs(TextInputControl.class);
        robot.interact(
                () -> {
                    control.requestFocus();
                    control.setText(text);
                });
    }

    private static void requestClose(FxRobot robot, Window stage) {
        WindowEvent close = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        robot.interact(() -> Event.fireEvent(stage, close));
    }

    private void importFile(FxRobot robot, Path file) {
        window.files.next = Optional.of(file);
        robot.interact(() -> robot.lookup("#dismissNotice").queryButton().fire());
        robot.interact(() -> robot.lookup("#importFile").queryButton().fire());
        await(() -> !words(robot, "#notice").isEmpty());
        settle();
    }

    private static void choose(FxRobot robot, String list, int index) {
        robot.interact(
                () -> robot.lookup(list).queryListView().getSelectionModel().clearAndSelect(index));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static CodeEditor editor(FxRobot robot) {
        return robot.lookup("#editor").queryAs(CodeEditor.class);
    }

    private static String words(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }

    private static List<PromptRow> promptRows(FxRobot robot) {
        return List.copyOf(robot.lookup("#list").<PromptRow>queryListView().getItems());
    }

    private static List<String> names(FxRobot robot) {
        return promptRows(robot).stream().map(PromptRow::name).toList();
    }

    private static List<Integer> versions(FxRobot robot) {
        return robot.lookup("#versions").<VersionRow>queryListView().getItems().stream()
                .map(row -> row.version().number())
                .toList();
    }

    private List<String> rows() throws SQLException {
        return query(
                "SELECT p.name || '|' || v.number || '|' || v.text FROM prompt p JOIN prompt_version v ON v.prompt_id = p.id ORDER BY p.name, v.number");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}

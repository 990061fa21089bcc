package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.policyplayground.backtest.Flip;
import dev.policyplayground.library.PackVersion;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.DiffView;
import dev.policyplayground.ui.policies.PackNode;
import dev.policyplayground.ui.policies.RuleRow;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Policy packs in the real window: each step checked against the file and the database.
@ExtendWith(ApplicationExtension.class)
final class PoliciesWindowTest {
    private static final String PACK =
            """
            pack: fruit
            title: Fruit
            categories:
              # Round ones.
              - id: fruit
                title: Fruit
                review: 0.4   # watched
                block: 0.9
            rules:
              - id: apple
                category: fruit
                layer: both
                weight: 0.5
                phrases: [apple]
                why: Names an apple.
            tests:
              - {text: "Tell me of an apple.", expect: review, category: fruit}
              - {text: "Tell me of a train.", expect: allow}
            """;

    @TempDir Path home;
    private WindowHarness window;
    private Path file;

    @Start
    void start(Stage stage) throws IOException {
        file = home.resolve("policies/fruit.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, PACK);
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @BeforeEach
    void goThere(FxRobot robot) {
        robot.clickOn("#policiesButton");
        assertThat(window.shell.shell().destinationProperty().get())
                .isEqualTo(new Destination.Policies());
        await(() -> isChecked(robot));
        await(() -> packs(robot).getItems().size() == own() + 1);
    }

    @AfterEach
    void close() {
        window.close();
    }

    // --- refusals first

    @Test
    void aRuleEditedWronglyIsMarkedAndTheOldPackStaysInForce(FxRobot robot) throws IOException {
        open(robot);
        robot.interact(() -> robot.lookup("#use").queryButton().fire());
        assertThat(judges()).isEqualTo("Fruit");
        String hash = window.shell.playground().layersProperty().get().pack().hash();
        type(robot, PACK.replace("    weight: 0.5", "    wieght: 0.5"));
        await(
                () ->
                        words(robot, "#checked")
                                .equals("1 problem; what judged before stays in force"));
        await(() -> robot.lookup("#issues").<Object>queryListView().getItems().size() == 1);
        await(() -> !robot.lookup(".issue-place").queryAll().isEmpty());
        assertThat(robot.lookup(".issue-place").queryLabeled().getText()).isEqualTo("13:5");
        assertThat(editor(robot).marks()).hasSize(1);
        assertThat(editor(robot).marks().getFirst().span().in(editor(robot).getText()))
                .isEqualTo("    wieght: 0.5");
        assertThat(editor(robot).marks().getFirst().explanation())
                .startsWith("unknown key 'wieght'");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> words(robot, "#saveWords").startsWith("Not saved: there is 1 problem"));
        assertThat(robot.lookup("#saveAnyway").query().isVisible()).isFalse();
        assertThat(Files.readString(file)).isEqualTo(PACK);
        assertThat(window.shell.playground().layersProperty().get().pack().hash()).isEqualTo(hash);
        robot.interact(() -> window.shell.playground().promptProperty().set("an apple"));
        assertThat(window.awaitVerdict()).isEqualTo(Decision.REVIEW);
        robot.interact(() -> robot.lookup("#issues").queryListView().getSelectionModel().select(0));
        assertThat(editor(robot).caret()).isEqualTo(line(editor(robot).getText(), "wieght"));
    }

    @Test
    void aMovedThresholdIsUndoneWithTheSliderInFocus(FxRobot robot) {
        open(robot);
        RangeSlider slider = robot.lookup("#slider").query();
        String moved = PACK.replace("0.4   #", "0.6   #");
        robot.interact(
                () -> {
                    slider.requestFocus();
                    slider.setLowValueChanging(true);
                    slider.setLowValue(0.5);
                    slider.setLowValue(0.6);
                    slider.setLowValueChanging(false);
                });
        await(() -> editor(robot).getText().equals(moved));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> editor(robot).getText().equals(PACK));
        assertThat(slider.getLowValue()).isEqualTo(0.4);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await(() -> editor(robot).getText().equals(moved));
        robot.interact(
                () -> {
                    Spinner<Double> block = robot.lookup("#block").query();
                    block.requestFocus();
                    block.increment();
                });
        await(() -> editor(robot).getText().contains("block: 0.91"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> editor(robot).getText().equals(moved));
    }

    @Test
    void theBundledPackIsReadOnlyUntilACopyIsMade(FxRobot robot) throws IOException {
        assertThat(robot.lookup("#save").query().isVisible()).isFalse();
        assertThat(robot.lookup("#slider").query().isDisabled()).isTrue();
        String before = editor(robot).getText();
        robot.interact(() -> editor(robot).takeFocus());
        robot.write("x", 0);
        assertThat(editor(robot).getText()).isEqualTo(before);
        robot.interact(() -> robot.lookup("#copy").queryButton().fire());
        Path copy = home.resolve("policies/usage-policy-copy.yaml");
        await(() -> Files.exists(copy) && isChecked(robot));
        await(() -> robot.lookup("#save").query().isVisible());
        assertThat(Files.readString(copy)).isEqualTo(before);
        assertThat(robot.lookup("#slider").query().isDisabled()).isFalse();
    }

    @Test
    void aPackThatFailsItsTestsIsSavedOnlyWhenAPersonSaysSo(FxRobot robot) throws Exception {
        open(robot);
        String edited = PACK.replace("phrases: [apple]", "phrases: [pear]");
        type(robot, edited);
        await(() -> isChecked(robot));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> words(robot, "#saveWords").startsWith("Not saved yet: 1 of 2 tests fail."));
        assertThat(Files.readString(file)).isEqualTo(PACK);
        await(() -> !robot.lookup(".issue-place").queryAll().isEmpty());
        assertThat(robot.lookup(".issue-place").queryLabeled().getText()).isEqualTo("17");
        assertThat(editor(robot).marks().getFirst().explanation())
                .isEqualTo("Test expects REVIEW fruit, got ALLOW 0.00: Tell me of an apple.");
        robot.clickOn("#saveAnyway");
        await(
                () ->
                        words(robot, "#saveWords")
                                .equals("Saved as version 2. 1 tests passed, 1 fail."));
        assertThat(Files.readString(file)).isEqualTo(edited);
        assertThat(rows()).containsExactly("fruit.yaml|1|" + PACK, "fruit.yaml|2|" + edited);
    }

    @Test
    void closingTheWindowDoesNotLoseAnEditSilently(FxRobot robot) throws IOException {
        open(robot);
        type(robot, PACK + "# more\n");
        choose(robot, 0);
        await(() -> !editor(robot).getText().contains("# more") && isChecked(robot));
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
                .isEqualTo(new Destination.Policies());
        assertThat(words(robot, "#notice"))
                .isEqualTo(
                        "Not closed: edits of fruit.yaml are not saved. Save them, or close again to let them go.");
        choose(robot, own());
        await(() -> editor(robot).getText().equals(PACK + "# more\n"));
        assertThat(Files.readString(file)).isEqualTo(PACK);
        requestClose(robot, stage);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aFileThatAnotherProgramWroteIsOfferedAndNoEditIsLost(FxRobot robot) throws IOException {
        open(robot);
        type(robot, PACK + "# mine\n");
        Files.writeString(file, PACK + "# theirs\n");
        await(() -> robot.lookup("#diskBar").query().isVisible());
        await(() -> words(robot, "#diskWords").startsWith("Another program has changed this file"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        robot.clickOn("#reload");
        await(() -> editor(robot).getText().equals(PACK + "# theirs\n"));
        robot.interact(() -> editor(robot).takeFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> editor(robot).getText().equals(PACK + "# mine\n"));
        assertThat(Files.readString(file)).isEqualTo(PACK + "# theirs\n");
        await(() -> isChecked(robot));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> words(robot, "#saveWords").startsWith("Saved as version 2. 2 tests passed."));
        assertThat(Files.readString(file)).isEqualTo(PACK + "# mine\n");
    }

    // --- the way through

    @Test
    void aMovedSliderMovesVerdictsAndCountersAndTheNumberInTheText(FxRobot robot)
            throws IOException {
        open(robot);
        robot.interact(() -> robot.lookup("#use").queryButton().fire());
        run(robot, "Tell me of an apple.");
        run(robot, "Tell me of a train.");
        robot.clickOn("#policiesButton");
        await(() -> words(robot, "#impactWords").contains("2 runs"));
        assertThat(words(robot, "#impactTotal")).isEqualTo("Nothing");
        robot.interact(
                () ->
                        robot.lookup("#testPrompt")
                                .queryAs(CodeEditor.class)
                                .textProperty()
                                .set("an apple"));
        await(() -> verdict(robot).equals("REVIEW"));
        robot.interact(() -> robot.lookup("#slider").queryAs(RangeSlider.class).setLowValue(0.6));
        assertThat(verdict(robot)).as("at once").isEqualTo("ALLOW");
        await(() -> words(robot, "#impactTotal").equals("1 verdict"));
        await(() -> editor(robot).getText().equals(PACK.replace("0.4   #", "0.6   #")));
        await(() -> isChecked(robot));
        assertThat(robot.lookup("#flips").<Flip>queryListView().getItems())
                .extracting(Flip::prompt, Flip::from, Flip::to)
                .containsExactly(tuple("Tell me of an apple.", Decision.REVIEW, Decision.ALLOW));
        assertThat(Files.readString(file)).as("nothing is saved by moving").isEqualTo(PACK);
        Spinner<Double> block = robot.lookup("#block").query();
        robot.interact(() -> block.getValueFactory().setValue(0.3));
        await(() -> editor(robot).getText().contains("block: 0.3\n"));
        assertThat(editor(robot).getText()).contains("review: 0.3   # watched");
        assertThat(verdict(robot)).isEqualTo("BLOCK");
        await(
                () ->
                        robot.lookup("#flips").<Flip>queryListView().getItems().stream()
                                .anyMatch(f -> f.to() == Decision.BLOCK));
        robot.interact(() -> robot.lookup("#flips").queryListView().getSelectionModel().select(0));
        robot.interact(() -> robot.lookup("#flips").query().requestFocus());
        robot.push(KeyCode.ENTER);
        await(
                () ->
                        window.shell.shell().destinationProperty().get()
                                instanceof Destination.SavedRun);
    }

    @Test
    void anEditedRuleIsTriedOnTheSavedTexts(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#use").queryButton().fire());
        run(robot, "Tell me of an apple.");
        run(robot, "Tell me of a pear.");
        robot.clickOn("#policiesButton");
        type(robot, PACK.replace("phrases: [apple]", "phrases: [pear]"));
        await(() -> words(robot, "#impactWords").startsWith("The rules differ"));
        robot.clickOn("#judgeAgain");
        await(() -> words(robot, "#impactWords").contains("judged again by both"));
        assertThat(robot.lookup("#flips").<Flip>queryListView().getItems())
                .filteredOn(f -> f.layer() == Layer.INPUT)
                .extracting(Flip::to)
                .containsExactly(Decision.REVIEW, Decision.ALLOW);
        robot.clickOn("Rules");
        await(() -> words(robot, "#ruleState").startsWith("2 prompts"));
        TableView<RuleRow> table = robot.lookup("#ruleTable").queryTableView();
        assertThat(table.getItems()).extracting(RuleRow::rule).containsExactly("", "apple");
        assertThat(table.getItems().getLast().prompts()).isEqualTo(1);
    }

    @Test
    void aSavedPackInForceJudgesAtOnceAndAVersionIsRestored(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> robot.lookup("#use").queryButton().fire());
        assertThat(words(robot, "#state")).isEqualTo("Judges now");
        await(() -> Files.readString(home.resolve("preferences.json")).contains("fruit.yaml"));
        String edited = PACK.replace("title: Fruit\ncat", "title: Better fruit\ncat");
        type(robot, edited);
        await(() -> isChecked(robot));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> words(robot, "#saveWords").equals("Saved as version 2. 2 tests passed."));
        assertThat(judges()).isEqualTo("Better fruit");
        robot.clickOn("Versions");
        robot.interact(
                () -> robot.lookup("#packVersions").queryListView().getSelectionModel().select(1));
        DiffView diff = robot.lookup("#packDiff").queryAs(DiffView.class);
        await(() -> diff.shown().contains("title: −Fruit+Better fruit"));
        assertThat(robot.lookup("#packVersions").<PackVersion>queryListView().getItems())
                .extracting(PackVersion::number)
                .containsExactly(2, 1);
        robot.clickOn("#restore");
        robot.clickOn("Text");
        await(() -> editor(robot).getText().equals(PACK));
        assertThat(Files.readString(file)).as("restoring is an edit").isEqualTo(edited);
        robot.interact(() -> editor(robot).takeFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> editor(robot).getText().equals(edited));
        robot.clickOn("Versions").clickOn("#restore");
        await(() -> editor(robot).getText().equals(PACK) && isChecked(robot));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> words(robot, "#saveWords").equals("Saved as version 3. 2 tests passed."));
        assertThat(judges()).isEqualTo("Fruit");
        assertThat(rows()).hasSize(3).last().isEqualTo("fruit.yaml|3|" + PACK);
    }

    @Test
    void theTreeLeadsToTheLineAndFindToTheWord(FxRobot robot) {
        open(robot);
        TreeView<PackNode> tree = robot.lookup("#tree").query();
        TreeItem<PackNode> category = tree.getRoot().getChildren().getFirst();
        robot.interact(
                () -> {
                    category.setExpanded(true);
                    tree.getSelectionModel().select(category.getChildren().getFirst());
                });
        assertThat(words(robot, "#nodeAbout")).isEqualTo("Names an apple.");
        assertThat(words(robot, "#nodeText")).contains("phrases: [apple]", "why: Names an apple.");
        robot.interact(() -> ((Hyperlink) robot.lookup("#nodeLine").query()).fire());
        assertThat(editor(robot).caret()).isEqualTo(line(PACK, "- id: apple"));
        robot.push(KeyCode.CONTROL, KeyCode.F).write("watched", 0).push(KeyCode.ENTER);
        assertThat(editor(robot).caret()).isEqualTo(PACK.indexOf("watched") + "watched".length());
    }

    // --- steps

    private void open(FxRobot robot) {
        choose(robot, own());
        await(() -> editor(robot).getText().equals(PACK) && isChecked(robot));
        await(() -> robot.lookup("#sliderBox").query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
    }

    // The bundled packs stand in front.
    private int own() {
        return window.parts.packs.get().packs().size();
    }

    private void choose(FxRobot robot, int index) {
        robot.interact(() -> packs(robot).getSelectionModel().select(index));
    }

    private void run(FxRobot robot, String prompt) {
        robot.interact(() -> window.shell.shell().go(new Destination.Playground()));
        window.write(robot, "", prompt);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitRun();
    }

    private void type(FxRobot robot, String text) {
        robot.interact(() -> editor(robot).textProperty().set(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String judges() {
        return window.shell.playground().layersProperty().get().pack().title();
    }

    private static int line(String text, String words) {
        int at = text.indexOf('\n', text.indexOf(words));
        return at;
    }

    private static boolean isChecked(FxRobot robot) {
        return words(robot, "#checked").contains("read in");
    }

    private static String verdict(FxRobot robot) {
        return robot.lookup("#testVerdict .verdict-word").queryAs(Labeled.class).getText();
    }

    private static void requestClose(FxRobot robot, Window stage) {
        WindowEvent close = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        robot.interact(() -> Event.fireEvent(stage, close));
    }

    private static ComboBox<?> packs(FxRobot robot) {
        return robot.lookup("#packs").queryComboBox();
    }

    private static CodeEditor editor(FxRobot robot) {
        return robot.lookup("#packEditor").queryAs(CodeEditor.class);
    }

    private static String words(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Labeled.class).getText();
    }

    private List<String> rows() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pack || '|' || number || '|' || text FROM pack_version ORDER BY pack, number")) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}

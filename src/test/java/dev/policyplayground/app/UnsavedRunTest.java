package dev.policyplayground.app;

import static dev.policyplayground.app.WindowHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A run that the database refuses, on the command line and in the window. A trigger stands for the
/// full disk: it refuses the row when everything else has worked.
@ExtendWith(ApplicationExtension.class)
final class UnsavedRunTest {
    private static final String REFUSE =
            "CREATE TRIGGER refuse BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'refused'); END";

    @TempDir Path home;
    private WindowHarness window;

    @Start
    void start(Stage stage) {
        window = new WindowHarness(stage, home, 1100, 700, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("SELECT count(*) FROM " + table)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private record Ran(int code, String out, String err) {}

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (CommandLineBench bench =
                new CommandLineBench(
                        new Parts(
                                Map.of("POLICY_PLAYGROUND_HOME", home.toString()),
                                SecretStore.NONE,
                                TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    @Test
    void theCommandLineSaysSoAndTheNextCommandSavesIt() throws Exception {
        sql(REFUSE);
        Ran told = playground("run", "--json", "--prompt", "How do I kill a Python process?");
        assertThat(told.code()).isEqualTo(ExitCode.NOT_SAVED);
        JsonNode json = JsonNode.parse(told.out().strip());
        assertThat(json.get("saved").isTrue()).isFalse();
        assertThat(json.get("notSavedBecause").textOrEmpty()).isNotBlank();
        Path file = Path.of(json.get("waitsIn").textOrEmpty());
        assertThat(file).startsWith(home).exists();
        assertThat(told.err()).contains("the run was not saved", file.toString());
        assertThat(
                        playground(
                                        "run",
                                        "--prompt",
                                        "Write a script to generate malware that infiltrates Windows systems")
                                .code())
                .as("stopped and not saved")
                .isEqualTo(ExitCode.NOT_SAVED);
        assertThat(playground("doctor").out()).contains("2 wait in files");
        assertThat(count("run")).isZero();

        sql("DROP TRIGGER refuse");
        Ran listed = playground("sessions", "list");
        assertThat(listed.out().lines()).hasSize(2);
        assertThat(listed.out()).contains(json.get("id").textOrEmpty());
        assertThat(count("ledger WHERE purpose = 'CHAT'")).as("what it cost counts").isEqualTo(1);
        assertThat(file).doesNotExist();
        Ran saved = playground("run", "--json", "--prompt", "Hello");
        assertThat(saved.code()).isZero();
        assertThat(JsonNode.parse(saved.out().strip()).get("saved").isTrue()).isTrue();
        Ran unwanted = playground("run", "--json", "--no-save", "--prompt", "Hello");
        assertThat(unwanted.code()).isZero();
        assertThat(JsonNode.parse(unwanted.out().strip()).get("notSavedBecause").textOrEmpty())
                .contains("--no-save");
        assertThat(count("run")).isEqualTo(3);
    }

    private String words(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void theWindowSaysSoAndSavesItWhenAsked(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#unsaved").query().isVisible()).isFalse();
        sql(REFUSE);
        window.write(robot, "Help users.", "How do I kill a Python process?");
        window.awaitVerdict();
        robot.interact(() -> window.shell.playground().run());
        await(() -> robot.lookup("#unsaved").query().isVisible());
        assertThat(words(robot, "#unsavedWords")).contains("One run is not saved");
        await(() -> words(robot, "#saved").equals("Not saved"));
        Path file = home.resolve("export.jsonl");
        window.files.next = Optional.of(file);
        robot.clickOn("#unsavedExport");
        await(() -> words(robot, "#unsavedWords").contains("Exported"));
        assertThat(Files.readString(file)).contains("How do I kill a Python process?");
        robot.clickOn("#unsavedSave");
        await(() -> words(robot, "#unsavedWords").contains("still cannot be saved"));
        assertThat(count("run")).isZero();

        sql("DROP TRIGGER refuse");
        robot.clickOn("#unsavedSave");
        await(() -> !robot.lookup("#unsaved").query().isVisible());
        assertThat(words(robot, "#saved")).isEqualTo("Saved");
        assertThat(count("run")).isEqualTo(1);
        await(() -> window.shell.playground().recent().size() == 1);
    }
}

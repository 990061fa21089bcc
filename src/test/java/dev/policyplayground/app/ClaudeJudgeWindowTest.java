package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.support.Shots;
import dev.policyplayground.ui.parts.VerdictPane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The Claude judge in the window: its findings, its reason when it did not judge, time and cost.
@ExtendWith(ApplicationExtension.class)
final class ClaudeJudgeWindowTest {
    private static final String PACK =
            """
            pack: p
            title: Team rules
            categories:
              - {id: net, title: Networks, about: Intrusion into a network.}
              - {id: lies, title: Lies}
            claude_judge: {when: always}
            rules:
              - {id: wifi, category: net, weight: 0.2, phrases: [wifi], why: Speaks of WiFi.}
            """;
    private static final String WIFI = "Hi. How do I get on my neighbour's WiFi without asking?";

    @TempDir Path home;
    private WindowHarness window;
    private Stage stage;

    @Start
    void start(Stage stage) throws IOException {
        this.stage = stage;
        Path pack = Files.writeString(home.resolve("pack.yaml"), PACK);
        Files.writeString(
                home.resolve("preferences.json"),
                JsonNode.object().put("policy_pack", pack.toString()).toString());
        window = new WindowHarness(stage, home, 1440, 900, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private RunRecord run(FxRobot robot, String prompt, String scenario) {
        window.write(robot, "", prompt);
        window.awaitVerdict();
        robot.interact(
                () -> {
                    window.shell.playground().replies().scenarioProperty().set(scenario);
                    window.shell.playground().run();
                });
        return window.awaitRun();
    }

    private static List<String> words(FxRobot robot, String id) {
        return robot
                .from(robot.lookup(id).queryAs(VerdictPane.class))
                .lookup(".label")
                .queryAllAs(Label.class)
                .stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .toList();
    }

    @Test
    void whyItDidNotJudgeStandsInThePane(FxRobot robot) throws IOException {
        RunRecord run = run(robot, "Hello", "judge: long(4)");
        assertThat(run.outcome()).isEqualTo(new Outcome.BlockedAtInput());
        assertThat(words(robot, "#input"))
                .anyMatch(w -> w.contains("did not answer in the form"))
                .anyMatch(w -> w.startsWith("Claude judge: claude-haiku-5-5 · "));
        Shots.shoot(robot, stage.getScene(), "judge-unjudged");
    }

    @Test
    void itsFindingsTimeAndCostStandWithTheirLayer(FxRobot robot) throws IOException {
        window.write(robot, "", WIFI);
        window.awaitVerdict();
        assertThat(words(robot, "#input")).anyMatch(w -> w.contains("asked when you run"));
        RunRecord run = run(robot, WIFI, "");
        assertThat(run.outcome()).isEqualTo(new Outcome.WithheldAtOutput());
        for (String pane : List.of("#input", "#output")) {
            assertThat(words(robot, pane))
                    .as(pane)
                    .anyMatch(w -> w.contains("would cost $"))
                    .anyMatch(w -> w.equals("Networks · Claude judge"));
        }
        Shots.shoot(robot, stage.getScene(), "judge-light");
        robot.interact(() -> window.shell.shell().switchTheme());
        Shots.shoot(robot, stage.getScene(), "judge-dark");
        robot.interact(
                () -> {
                    window.shell.shell().switchTheme();
                    stage.setWidth(1_100);
                    stage.setHeight(700);
                });
        Shots.shoot(robot, stage.getScene(), "judge-small");
        robot.interact(
                () -> {
                    stage.setWidth(1_440);
                    stage.setHeight(900);
                    window.shell.shell().larger();
                    window.shell.shell().larger();
                });
        Shots.shoot(robot, stage.getScene(), "judge-large");
        window.write(robot, "", "Something else");
        window.awaitVerdict();
        assertThat(words(robot, "#input"))
                .as("the draft has changed: the local verdict stands alone")
                .noneMatch(w -> w.contains("would cost $"));
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// What the simulator lets happen to the next runs, what is played back and what is recorded. For
/// use on the FX thread.
final class SimulateMenu {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-scenario");

    private final PlaygroundViewModel model;
    private final RepliesViewModel replies;
    private final MenuButton button;

    /// A group of scenarios; each has a title in the messages.
    private record Group(String id, List<String> scenarios) {}

    private static final List<Group> GROUPS =
            List.of(
                    new Group(
                            "errors",
                            List.of(
                                    "overloaded(2)",
                                    "overloaded",
                                    "rate_limit",
                                    "spend_limit",
                                    "api_error",
                                    "timeout",
                                    "authentication",
                                    "permission",
                                    "billing",
                                    "credit",
                                    "not_found",
                                    "too_large(page)",
                                    "invalid_request",
                                    "content_filter",
                                    "no_answer")),
                    new Group(
                            "refusals",
                            List.of(
                                    "policy",
                                    "refusal(cyber)",
                                    "refusal(bio)",
                                    "refusal(frontier_llm)",
                                    "refusal(reasoning_extraction)",
                                    "refusal(general_harms)",
                                    "refusal(none)",
                                    "refusal_midway(cyber)",
                                    "refusal_midway(bio)",
                                    "refusal_midway(frontier_llm)",
                                    "refusal_midway(reasoning_extraction)",
                                    "refusal_midway(general_harms)",
                                    "filter_midway")),
                    new Group(
                            "stream",
                            List.of(
                                    "slow(120)",
                                    "stall(3000)",
                                    "breaks_off",
                                    "ends_early",
                                    "fails_midway",
                                    "garbled",
                                    "padded unknown_events comments crlf",
                                    "trickle")),
                    new Group(
                            "content",
                            List.of(
                                    "tool_use",
                                    "thinking",
                                    "redacted_thinking",
                                    "unknown_block",
                                    "fallback",
                                    "max_tokens",
                                    "context_window",
                                    "server_tool pause_turn",
                                    "empty",
                                    "long(2000)")),
                    new Group(
                            "judge",
                            List.of(
                                    "judge: refusal(cyber)",
                                    "judge: max_tokens",
                                    "judge: long(5)",
                                    "judge: overloaded_for_good",
                                    "judge: stall(60000)")));

    /// All that can be picked.
    static List<String> scenarios() {
        return GROUPS.stream().flatMap(g -> g.scenarios.stream()).toList();
    }

    SimulateMenu(PlaygroundViewModel model, MenuButton button) {
        this.model = model;
        this.replies = model.replies();
        this.button = button;
    }

    void bind() {
        // Names of scenarios have underscores, which are no mnemonics here.
        button.setMnemonicParsing(false);
        button.setOnShowing(_ -> fill());
        button.setTooltip(new Tooltip());
        replies.scenarioProperty().subscribe(this::show);
        replies.replayProperty().subscribe(this::show);
        replies.recordingProperty().subscribe(this::show);
        model.providerProperty().subscribe(this::show);
        fill();
    }

    private boolean isLive() {
        return model.providerProperty().get() == Provider.LIVE;
    }

    private void show() {
        String armed = armed();
        button.setText(armed);
        button.pseudoClassStateChanged(ARMED, !armed.isEmpty());
        String about =
                armed.isEmpty()
                        ? Messages.text("simulate.about")
                        : Messages.text("simulate.about.armed", armed);
        button.getTooltip().setText(about);
        button.setAccessibleText(about);
    }

    // In few words, for a toolbar.
    private String armed() {
        if (replies.recordingProperty().get().isPresent()) {
            return Messages.text("simulate.recording.now");
        }
        if (isLive()) {
            return "";
        }
        if (replies.replayProperty().get().isPresent()) {
            return Messages.text("simulate.replaying.now");
        }
        return replies.scenarioProperty().get();
    }

    private void fill() {
        button.getItems().clear();
        String now = replies.scenarioProperty().get();
        RadioMenuItem nothing = item("", Messages.text("simulate.nothing"), now);
        button.getItems().addAll(nothing, new SeparatorMenuItem());
        for (Group group : GROUPS) {
            Menu menu = new Menu(Messages.text("simulate." + group.id));
            menu.setDisable(isLive());
            group.scenarios.forEach(s -> menu.getItems().add(item(s, title(s), now)));
            button.getItems().add(menu);
        }
        button.getItems().addAll(new SeparatorMenuItem(), own(now), new SeparatorMenuItem());
        addRecordings();
    }

    static String title(String scenario) {
        String key = scenario.replaceAll("[^a-z_0-9]+", ".").replaceFirst("\\.$", "");
        return Messages.text("simulate.item." + key);
    }

    private RadioMenuItem item(String scenario, String title, String now) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setMnemonicParsing(false);
        item.setSelected(scenario.equals(now));
        item.setDisable(isLive());
        item.setOnAction(
                _ -> {
                    replies.scenarioProperty().set(scenario);
                    replies.replayProperty().set(Optional.empty());
                });
        return item;
    }

    private CustomMenuItem own(String now) {
        TextField field = new TextField(now);
        field.setId("ownScenario");
        field.setPromptText(Messages.text("simulate.own.prompt"));
        field.setAccessibleText(Messages.text("simulate.own.prompt"));
        field.setPrefColumnCount(15);
        field.setDisable(isLive());
        field.setOnAction(
                _ -> {
                    replies.scenarioProperty().set(field.getText().strip());
                    button.hide();
                });
        return new CustomMenuItem(field, false);
    }

    private void addRecordings() {
        MenuItem play = new MenuItem(Messages.text("simulate.play"));
        play.setDisable(isLive());
        play.setOnAction(
                _ -> open().ifPresent(file -> replies.replayProperty().set(Optional.of(file))));
        MenuItem stopPlaying = new MenuItem(Messages.text("simulate.play.stop"));
        stopPlaying.setDisable(replies.replayProperty().get().isEmpty());
        stopPlaying.setOnAction(_ -> replies.replayProperty().set(Optional.empty()));
        MenuItem record = new MenuItem(Messages.text("simulate.record"));
        record.setOnAction(
                _ ->
                        model.parts()
                                .files()
                                .toSave(Messages.text("simulate.record"), "recording.jsonl")
                                .ifPresent(
                                        file ->
                                                replies.recordingProperty()
                                                        .set(Optional.of(file))));
        MenuItem stopRecording = new MenuItem(Messages.text("simulate.record.stop"));
        stopRecording.setDisable(replies.recordingProperty().get().isEmpty());
        stopRecording.setOnAction(_ -> replies.recordingProperty().set(Optional.empty()));
        button.getItems().addAll(play, stopPlaying, record, stopRecording);
    }

    private Optional<Path> open() {
        return model.parts().files().toOpen(Messages.text("simulate.play"));
    }
}

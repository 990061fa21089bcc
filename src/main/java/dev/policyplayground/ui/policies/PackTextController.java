package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Pause;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.FindBar;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.SegmentedChoice;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.parts.VerdictStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Binds the pack's text, the problems in it, and the panes that stand in its place.
final class PackTextController {
    private static final Duration AFTER_TYPING = Duration.millis(300);
    private static final KeyCombination FIND = KeyCombination.keyCombination("Shortcut+F");

    private final PoliciesViewModel model;
    private final PackTextViewModel text;
    private final Jump jump;
    private final Pause pause;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.TEXT);

    @FXML private VBox textPane;
    @FXML private SegmentedChoice<Mode> modes;
    @FXML private VBox editorBox;
    @FXML private CodeEditor packEditor;
    @FXML private Label checked;
    @FXML private ListView<Issue> issues;
    @FXML private Parent versionsPane;
    @FXML private Parent rulesPane;

    /// What stands in the middle.
    enum Mode {
        TEXT,
        VERSIONS,
        RULES
    }

    PackTextController(PoliciesViewModel model, Jump jump) {
        this.model = model;
        this.text = model.text();
        this.jump = jump;
        this.pause = new Pause(AFTER_TYPING, text::check);
    }

    @FXML
    void initialize() {
        bindModes();
        packEditor.setName(Messages.text("policies.editor.accessible"));
        packEditor.textProperty().bindBidirectional(text.textProperty());
        text.textProperty().addListener((_, _, _) -> pause.restart());
        // Undo must not bring back the words of another pack.
        text.switchesProperty().subscribe(() -> packEditor.forgetEdits());
        FindBar find = new FindBar(packEditor);
        model.open().openedProperty().subscribe(opened -> allowEdits(opened, find));
        editorBox.getChildren().addFirst(find);
        textPane.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (FIND.match(key) && mode.get() == Mode.TEXT) {
                        key.consume();
                        find.open();
                    }
                });
        issues.setAccessibleText(Messages.text("policies.issues.accessible"));
        issues.setCellFactory(_ -> new IssueCell());
        issues.getSelectionModel().selectedItemProperty().subscribe(this::go);
        issues.setOnMouseClicked(_ -> go(issues.getSelectionModel().getSelectedItem()));
        issues.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        packEditor.takeFocus();
                    }
                });
        text.checkProperty().subscribe(this::show);
        model.saving().stateProperty().subscribe(_ -> show(text.checkProperty().get()));
        jump.wantedProperty().subscribe(this::go);
    }

    private void bindModes() {
        modes.bind(List.of(Mode.values()), m -> Messages.text("policies.mode." + m.name()), mode);
        Shown.when(mode.map(m -> m == Mode.TEXT), editorBox);
        Shown.when(mode.map(m -> m == Mode.VERSIONS), versionsPane);
        Shown.when(mode.map(m -> m == Mode.RULES), rulesPane);
        mode.subscribe(
                m -> {
                    model.versions().setActive(m == Mode.VERSIONS);
                    if (m == Mode.RULES) {
                        model.rules().measureOnce();
                    }
                });
    }

    private void allowEdits(Optional<Opened> opened, FindBar find) {
        packEditor.allowEdits(opened.filter(o -> !o.place().isBundled()).isPresent(), find::open);
    }

    private void show(Check check) {
        switch (check) {
            case Check.Waiting _ -> {
                checked.setText(Messages.text("policies.checking"));
                return;
            }
            case Check.Good(var gates, var time) ->
                    checked.setText(
                            Messages.text(
                                    "policies.checked",
                                    gates.pack().categories().size(),
                                    Format.count(gates.pack().rules().size()),
                                    Format.count(gates.pack().tests().size()),
                                    Format.time(time)));
            case Check.Broken(var problems) ->
                    checked.setText(Messages.text("policies.broken", problems.size()));
        }
        checked.setTooltip(new Tooltip(checked.getText()));
        VerdictStyle style = check instanceof Check.Broken ? VerdictStyle.BLOCK : VerdictStyle.NONE;
        style.applyTo(checked);
        List<Issue> found =
                Issue.of(
                        check,
                        model.saving().stateProperty().get(),
                        new BasePacks.Text(text.source(), text.textProperty().get()),
                        model.open().editedProperty().get());
        if (!issues.getItems().equals(found)) {
            issues.getItems().setAll(found);
        }
        Shown.to(!found.isEmpty(), issues);
        mark(found);
    }

    private void mark(List<Issue> found) {
        List<Mark> lines = new ArrayList<>();
        for (Issue issue : found) {
            PackLines.line(text.textProperty().get(), issue.line())
                    .ifPresent(
                            span ->
                                    lines.add(
                                            new Mark(
                                                    span,
                                                    issue.isTest() ? "shade-test" : "shade-problem",
                                                    issue.words())));
        }
        packEditor.setShades(lines);
        packEditor.setMarks(
                lines.stream()
                        .map(m -> new Mark(m.span(), "mark-block", m.explanation()))
                        .toList());
    }

    private void go(@Nullable Issue issue) {
        if (issue != null) {
            jump.to(issue.line(), issue.column());
        }
    }

    private void go(Jump.Place place) {
        PackLines.line(text.textProperty().get(), place.line())
                .ifPresent(
                        line -> {
                            mode.set(Mode.TEXT);
                            int start =
                                    Math.min(
                                            line.start() + Math.max(0, place.column() - 1),
                                            line.end());
                            packEditor.select(new Span(start, line.end()));
                        });
    }
}

package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.DiffView;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.prompts.PromptTextViewModel.Mode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the versions of a prompt, the text of one, its values and what is different in it.
final class PromptTextController {
    // On both sides of the pane.
    private static final double PADDING = 32;

    private final PromptTextViewModel model;
    private final ZoneId zone;
    private boolean listing;

    @FXML private ListView<VersionRow> versions;
    @FXML private Label heading;
    @FXML private Label edited;
    @FXML private Button discard;
    @FXML private Button save;
    @FXML private ToggleButton textMode;
    @FXML private ToggleButton filledMode;
    @FXML private ToggleButton comparedMode;
    @FXML private HBox withBar;
    @FXML private ComboBox<PromptVersion> with;
    @FXML private Label difference;
    @FXML private Label missing;
    @FXML private CodeEditor editor;
    @FXML private CodeEditor filled;
    @FXML private DiffView diff;
    @FXML private VBox textPane;
    @FXML private VBox variablesPane;
    @FXML private Label variablesTitle;
    @FXML private Label noVariables;
    @FXML private ScrollPane valuesScroll;
    @FXML private GridPane values;

    PromptTextController(PromptTextViewModel model, ZoneId zone) {
        this.zone = zone;
        this.model = model;
    }

    @FXML
    void initialize() {
        bindVersions();
        bindHead();
        bindModes();
        bindText();
        new ComparisonBar(model.comparison(), with, difference, diff).bind();
        bindFilling();
    }

    private void bindVersions() {
        versions.setAccessibleText(text("prompts.versions.title"));
        Label none = new Label(text("prompts.versions.none"));
        none.setWrapText(true);
        versions.setPlaceholder(none);
        versions.setCellFactory(_ -> new RowCell<>(this::words));
        versions.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.versionsProperty().subscribe(this::showVersions);
        model.shownProperty().subscribe(this::select);
    }

    private void bindHead() {
        heading.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::headingWords, model.nameProperty(), model.shownProperty()));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(heading.textProperty());
        heading.setTooltip(whole);
        Shown.when(model.editedProperty(), edited);
        Shown.when(model.editedProperty(), discard);
        discard.setOnAction(_ -> model.discard());
        save.setOnAction(_ -> model.save());
        save.disableProperty().bind(model.canSaveProperty().not());
        save.setTooltip(new Tooltip(text("prompts.save.keys")));
    }

    private void bindModes() {
        Map<ToggleButton, Mode> of =
                Map.of(textMode, Mode.TEXT, filledMode, Mode.FILLED, comparedMode, Mode.COMPARED);
        of.forEach(
                (button, mode) -> {
                    button.setOnAction(
                            _ -> {
                                // A second press would leave none chosen.
                                button.setSelected(true);
                                model.modeProperty().set(mode);
                            });
                    model.modeProperty().subscribe(now -> button.setSelected(now == mode));
                });
        Shown.when(is(Mode.TEXT), editor);
        Shown.when(is(Mode.FILLED), filled);
        Shown.when(is(Mode.FILLED), missing);
        Shown.when(is(Mode.COMPARED), diff);
        Shown.when(is(Mode.COMPARED), withBar);
        Shown.when(model.modeProperty().map(now -> now != Mode.COMPARED), variablesPane);
    }

    private void bindText() {
        editor.setName(text("prompts.editor.accessible"));
        editor.textProperty().bindBidirectional(model.textProperty());
        editor.disableProperty().bind(model.readyProperty().map(ready -> !ready));
        // Undo must not bring back the words of another prompt.
        model.switchesProperty().subscribe(() -> editor.forgetEdits());
    }

    private void bindFilling() {
        FillingViewModel filling = model.filling();
        filled.makeReadOnly();
        filled.setName(text("prompts.filled.accessible"));
        filled.textProperty().bind(filling.filledProperty());
        new ValueFields(filling, values).bind(variablesTitle, noVariables, valuesScroll, textPane);
        missing.maxWidthProperty().bind(textPane.widthProperty().subtract(PADDING));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(missing.textProperty());
        missing.setTooltip(whole);
        missing.textProperty().bind(filling.missingProperty().map(PromptTextController::words));
    }

    private static String words(List<String> noValue) {
        return noValue.isEmpty()
                ? text("prompts.missing.none")
                : text("prompts.missing", String.join(", ", noValue));
    }

    private RowCell.Words words(VersionRow row) {
        return new RowCell.Words(
                text(
                        "prompts.row.version",
                        row.version().number(),
                        Format.dayAndTime(row.version().madeAt(), zone)),
                row.beginning(),
                row.isEdited());
    }

    private String headingWords() {
        return model.nameProperty()
                .get()
                .map(
                        name ->
                                model.shownProperty()
                                        .get()
                                        .map(v -> text("prompts.heading.version", name, v.number()))
                                        .orElseGet(() -> text("prompts.heading.never", name)))
                .orElse("");
    }

    // The list moves its selection when its rows change: only a person chooses.
    private void showVersions(List<VersionRow> rows) {
        listing = true;
        versions.getItems().setAll(rows);
        listing = false;
        select();
    }

    private void select() {
        listing = true;
        versions.getSelectionModel().clearSelection();
        versions.getItems().stream()
                .filter(row -> model.shownProperty().get().equals(Optional.of(row.version())))
                .findFirst()
                .ifPresent(versions.getSelectionModel()::select);
        listing = false;
    }

    private void choose(@Nullable VersionRow row) {
        if (!listing && row != null) {
            model.choose(row.version());
        }
    }

    private ObservableValue<Boolean> is(Mode mode) {
        return model.modeProperty().map(now -> now == mode);
    }

    private static String text(String key, Object... values) {
        return Messages.text(key, values);
    }
}

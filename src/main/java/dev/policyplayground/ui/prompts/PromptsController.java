package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.CloseGuard;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import java.io.File;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the list of prompts and what can be done with one.
final class PromptsController {
    private static final KeyCombination SAVE = KeyCombination.keyCombination("Shortcut+S");

    private final PromptsViewModel model;
    private final ZoneId zone;
    private final FileChoice files;
    private final Consumer<Destination> go;
    private boolean listing;

    @FXML private VBox root;
    @FXML private Label state;
    @FXML private Button create;
    @FXML private Button importFile;
    @FXML private Button rename;
    @FXML private Button delete;
    @FXML private Button use;
    @FXML private VBox nameBar;
    @FXML private TextField nameField;
    @FXML private Button nameOk;
    @FXML private Button nameCancel;
    @FXML private Label nameRefusal;
    @FXML private SplitPane split;
    @FXML private TextField promptFilter;
    @FXML private ListView<PromptRow> list;
    @FXML private VBox empty;
    @FXML private Label emptyWords;
    @FXML private HBox emptyButtons;
    @FXML private Button emptyCreate;
    @FXML private Button emptyImport;

    PromptsController(
            PromptsViewModel model, FileChoice files, Consumer<Destination> go, ZoneId zone) {
        this.zone = zone;
        this.model = model;
        this.files = files;
        this.go = go;
    }

    @FXML
    void initialize() {
        bindActions();
        state.textProperty().bind(model.stateProperty());
        bindList();
        bindEmpty();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::saveByKey);
        new CloseGuard(this::warnBeforeClosing).watch(root);
        root.setOnDragOver(this::acceptFiles);
        root.setOnDragDropped(this::takeFiles);
    }

    private void bindActions() {
        NameBar name =
                new NameBar(
                        new NameBar.Nodes(nameBar, nameField, nameOk, nameCancel, nameRefusal),
                        q -> model.refusal(q.name(), q.own()));
        create.setDisable(!model.isAvailable());
        importFile.setDisable(!model.isAvailable());
        create.setOnAction(_ -> name.askForNew(model::create));
        emptyCreate.setOnAction(_ -> create.fire());
        importFile.setOnAction(_ -> chooseFile());
        emptyImport.setOnAction(_ -> chooseFile());
        rename.setOnAction(_ -> open().ifPresent(own -> name.askForOther(own, model::rename)));
        delete.setOnAction(_ -> model.delete());
        use.setOnAction(_ -> use());
        rename.setTooltip(new Tooltip("F2"));
        delete.setTooltip(new Tooltip(KeyCode.DELETE.getName()));
        ObservableValue<Boolean> none = model.text().readyProperty().map(ready -> !ready);
        List.of(rename, delete, use).forEach(b -> b.disableProperty().bind(none));
        model.text().nameProperty().subscribe(name::close);
    }

    private void bindList() {
        promptFilter.setAccessibleText(text("prompts.filter.prompt"));
        promptFilter.textProperty().subscribe(model::filter);
        list.setAccessibleText(text("prompts.list.accessible"));
        list.setPlaceholder(new Label(text("prompts.list.nothing")));
        list.setCellFactory(_ -> new RowCell<>(this::words));
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        list.setOnKeyPressed(this::keyOnList);
        model.rowsProperty().subscribe(this::showRows);
        model.text().nameProperty().subscribe(this::select);
    }

    private void bindEmpty() {
        ObservableValue<Boolean> any = model.text().nameProperty().map(Optional::isPresent);
        // Still laid out while it is hidden: its dividers would lose their places.
        split.visibleProperty().bind(any);
        Shown.when(any.map(is -> !is), empty);
        emptyWords.setText(
                text(model.isAvailable() ? "prompts.empty.words" : "prompts.unavailable"));
        emptyButtons.setVisible(model.isAvailable());
    }

    private RowCell.Words words(PromptRow row) {
        String note =
                row.newest()
                        .map(
                                v ->
                                        text(
                                                "prompts.row.version",
                                                v.number(),
                                                Format.dayAndTime(v.madeAt(), zone)))
                        .orElseGet(() -> text("prompts.row.never"));
        return new RowCell.Words(row.name(), note, row.isEdited());
    }

    private Optional<String> open() {
        return model.text().nameProperty().get();
    }

    // The list moves its selection when its rows change: only a person chooses.
    private void showRows(List<PromptRow> rows) {
        listing = true;
        list.getItems().setAll(rows);
        listing = false;
        select();
    }

    private void select() {
        listing = true;
        list.getSelectionModel().clearSelection();
        list.getItems().stream()
                .filter(row -> open().equals(Optional.of(row.name())))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        listing = false;
    }

    private void choose(PromptRow row) {
        if (!listing && row != null) {
            model.choose(row.name());
        }
    }

    private void use() {
        open().ifPresent(
                        name ->
                                go.accept(
                                        new Destination.SystemPrompt(
                                                name, model.text().textProperty().get())));
    }

    private boolean warnBeforeClosing() {
        boolean warned = model.warnOfEdits();
        if (warned) {
            go.accept(new Destination.Prompts());
        }
        return warned;
    }

    private void chooseFile() {
        files.toOpen(text("prompts.import.dialog"))
                .ifPresent(file -> model.importFiles(List.of(file)));
    }

    private void keyOnList(KeyEvent key) {
        if (key.getCode() == KeyCode.F2) {
            rename.fire();
        } else if (key.getCode() == KeyCode.DELETE) {
            delete.fire();
        }
    }

    private void saveByKey(KeyEvent key) {
        if (SAVE.match(key)) {
            key.consume();
            model.text().save();
        }
    }

    private void acceptFiles(DragEvent drag) {
        if (drag.getDragboard().hasFiles() && model.isAvailable()) {
            drag.acceptTransferModes(TransferMode.COPY);
        }
        drag.consume();
    }

    private void takeFiles(DragEvent drag) {
        model.importFiles(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
        drag.setDropCompleted(true);
        drag.consume();
    }

    private static String text(String key, Object... values) {
        return Messages.text(key, values);
    }
}

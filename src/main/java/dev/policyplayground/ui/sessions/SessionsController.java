package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunQuery.QuickFilter;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.SessionSummary;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.RunTable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// Binds the list of kept runs to its model.
final class SessionsController {
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final SessionsViewModel model;
    private final ZoneId zone;
    private final FileChoice files;
    private final Consumer<Destination> go;
    private final LabelMenus labels;
    @FXML private BorderPane root;
    @FXML private Label state;
    @FXML private TextField search;
    @FXML private ComboBox<QuickFilter> filter;
    @FXML private ComboBox<String> tagFilter;
    @FXML private ListView<Optional<SessionSummary>> sessions;
    @FXML private TextField title;
    @FXML private RunTable table;
    @FXML private TextField tag;
    @FXML private Button addTag;
    @FXML private Button removeTag;
    @FXML private MenuButton label;
    @FXML private Button delete;
    @FXML private Button restore;
    @FXML private Button purge;
    @FXML private Button exportRuns;
    @FXML private Button importRuns;
    @FXML private Button more;
    @FXML private Button open;
    @FXML private HBox notice;
    @FXML private Label noticeWords;
    @FXML private Button undo;
    @FXML private Button dismiss;

    SessionsController(
            SessionsViewModel model,
            FileChoice files,
            Consumer<Destination> go,
            LabelMenus labels,
            ZoneId zone) {
        this.zone = zone;
        this.model = model;
        this.files = files;
        this.go = go;
        this.labels = labels;
    }

    @FXML
    void initialize() {
        state.textProperty().bind(model.stateProperty());
        bindTable();
        bindQuery();
        new SessionList(model, zone, sessions, title).bind();
        bindEdits();
        bindNotice();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void bindTable() {
        table.showDetails(zone);
        model.emptyProperty().subscribe(table::setPlaceholderText);
        table.setItems(model.runs());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setOnOpen(this::open);
        more.setOnAction(_ -> model.loadMore());
        more.disableProperty().bind(model.hasMoreProperty().not());
        var none = table.getSelectionModel().selectedItemProperty().isNull();
        open.disableProperty().bind(none);
        open.setOnAction(_ -> open(table.getSelectionModel().getSelectedItem()));
        labels.bind(table, label, open);
        model.aroundChanges(new PickedRows(table)::keep);
        delete.disableProperty().bind(none);
        restore.disableProperty().bind(none);
        addTag.disableProperty().bind(none.or(tag.textProperty().isEmpty()));
        removeTag.disableProperty().bind(none.or(tag.textProperty().isEmpty()));
    }

    private void bindQuery() {
        search.textProperty().subscribe(model::search);
        filter.getItems().setAll(QuickFilter.values());
        filter.setConverter(new ChoiceNames<>(f -> Messages.text("sessions.filter." + f.name())));
        filter.setVisibleRowCount(QuickFilter.values().length);
        filter.setValue(QuickFilter.ALL);
        filter.valueProperty().subscribe(model::filter);
        tagFilter.setConverter(
                new ChoiceNames<>(t -> t.isEmpty() ? Messages.text("sessions.tag.any") : t));
        model.tags().subscribe(this::showTags);
        showTags();
        tagFilter
                .valueProperty()
                .subscribe(t -> model.tagged(Optional.ofNullable(t).filter(x -> !x.isEmpty())));
        model.queryProperty()
                .subscribe(
                        q -> {
                            boolean deleted = q.filter() == QuickFilter.DELETED;
                            for (Button each : List.of(restore, purge)) {
                                each.setVisible(deleted);
                                each.setManaged(deleted);
                            }
                            delete.setVisible(!deleted);
                            delete.setManaged(!deleted);
                        });
    }

    private void showTags() {
        String chosen = Optional.ofNullable(tagFilter.getValue()).orElse("");
        tagFilter.getItems().setAll("");
        tagFilter.getItems().addAll(model.tags());
        tagFilter.setValue(tagFilter.getItems().contains(chosen) ? chosen : "");
    }

    private void bindEdits() {
        EditsViewModel edits = model.edits();
        addTag.setOnAction(_ -> edits.tag(selected(), tag.getText()));
        removeTag.setOnAction(_ -> edits.untag(selected(), tag.getText()));
        tag.setOnAction(_ -> addTag.fire());
        delete.setOnAction(_ -> edits.delete(selected()));
        restore.setOnAction(_ -> edits.restore(selected()));
        purge.setOnAction(_ -> edits.purge());
        exportRuns.setOnAction(
                _ ->
                        files.toSave(Messages.text("sessions.export.title"), "runs.jsonl")
                                .ifPresent(
                                        file -> edits.exportTo(file, model.queryProperty().get())));
        importRuns.setOnAction(
                _ ->
                        files.toOpen(Messages.text("sessions.import.title"))
                                .ifPresent(edits::importFrom));
    }

    private void bindNotice() {
        notice.visibleProperty().bind(model.edits().doneProperty().map(Optional::isPresent));
        notice.managedProperty().bind(notice.visibleProperty());
        model.edits()
                .doneProperty()
                .subscribe(
                        done -> {
                            noticeWords.setText(done.map(EditsViewModel.Done::words).orElse(""));
                            undo.setVisible(done.flatMap(EditsViewModel.Done::undo).isPresent());
                        });
        undo.setOnAction(_ -> model.edits().undo());
        dismiss.setOnAction(_ -> model.edits().dismiss());
    }

    private void key(KeyEvent key) {
        boolean typing = key.getTarget() instanceof TextField;
        if (FIND.match(key)) {
            search.requestFocus();
        } else if (UNDO.match(key) && !typing) {
            model.edits().undo();
        } else if (key.getCode() == KeyCode.DELETE && !typing && delete.isVisible()) {
            delete.fire();
        } else if (key.getCode() == KeyCode.F2) {
            title.requestFocus();
        } else {
            return;
        }
        key.consume();
    }

    private List<RunSummary> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private void open(RunSummary run) {
        go.accept(new Destination.SavedRun(run.id()));
    }
}

package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.RunTable;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Binds the list of kept runs to its model.
final class SessionsController {
    private final SessionsViewModel model;
    private final Consumer<Destination> go;

    @FXML private Label state;
    @FXML private Button refresh;
    @FXML private Button open;
    @FXML private Button more;
    @FXML private RunTable table;

    SessionsController(SessionsViewModel model, Consumer<Destination> go) {
        this.model = model;
        this.go = go;
    }

    @FXML
    void initialize() {
        state.textProperty().bind(model.stateProperty());
        table.showDays();
        table.setItems(model.runs());
        table.setOnOpen(this::open);
        refresh.setOnAction(_ -> model.load());
        more.setOnAction(_ -> model.loadMore());
        more.disableProperty().bind(model.hasMoreProperty().not());
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(_ -> open(table.getSelectionModel().getSelectedItem()));
    }

    private void open(RunSummary run) {
        go.accept(new Destination.SavedRun(run.id()));
    }
}

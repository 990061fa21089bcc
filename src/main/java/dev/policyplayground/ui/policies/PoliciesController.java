package dev.policyplayground.ui.policies;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Ticker;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.CloseGuard;
import dev.policyplayground.ui.parts.Shown;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Binds the choice of the pack and what is done with one as a whole.
final class PoliciesController {
    // How soon a file that another program wrote is noticed.
    private static final Duration LOOK = Duration.seconds(2);

    private final PoliciesViewModel model;
    private final Consumer<Destination> go;
    private boolean listing;

    @FXML private VBox root;
    @FXML private ComboBox<PackRow> packs;
    @FXML private Label state;
    @FXML private Label edited;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private Button use;

    PoliciesController(PoliciesViewModel model, Consumer<Destination> go) {
        this.model = model;
        this.go = go;
    }

    @FXML
    void initialize() {
        packs.setAccessibleText(Messages.text("policies.packs.accessible"));
        packs.setCellFactory(_ -> new Cell());
        packs.setButtonCell(new Cell());
        packs.valueProperty().subscribe(this::choose);
        model.rowsProperty().subscribe(this::showRows);
        model.open().openedProperty().subscribe(this::select);
        model.open().openedProperty().subscribe(this::showState);
        model.rowsProperty().subscribe(_ -> showState(model.open().openedProperty().get()));
        Shown.when(model.open().editedProperty(), edited);
        copy.setOnAction(_ -> model.copy());
        save.setOnAction(_ -> model.saving().save());
        save.setTooltip(new Tooltip(Messages.text("policies.save.keys")));
        save.disableProperty().bind(model.open().editedProperty().not());
        use.setOnAction(_ -> model.use());
        use.disableProperty().bind(model.canUse().map(can -> !can));
        Ticker.whileShown(root, LOOK, model.open()::lookAtDisk);
        new CloseGuard(this::warnBeforeClosing).watch(root);
    }

    // The list moves its selection when its rows change: only a person chooses.
    private void showRows(List<PackRow> rows) {
        if (!packs.getItems().equals(rows)) {
            listing = true;
            packs.getItems().setAll(rows);
            listing = false;
            select(model.open().openedProperty().get());
        }
    }

    private void select(Optional<Opened> opened) {
        listing = true;
        packs.setValue(
                packs.getItems().stream()
                        .filter(
                                row ->
                                        opened.filter(o -> o.place().equals(row.place()))
                                                .isPresent())
                        .findFirst()
                        .orElse(null));
        listing = false;
    }

    private void choose(@Nullable PackRow row) {
        if (!listing && row != null) {
            model.choose(row.place());
        }
    }

    private void showState(Optional<Opened> opened) {
        Optional<PackRow> row =
                model.rowsProperty().get().stream()
                        .filter(r -> opened.filter(o -> o.place().equals(r.place())).isPresent())
                        .findFirst();
        boolean bundled = row.filter(r -> r.place().isBundled()).isPresent();
        boolean judges = row.filter(PackRow::isInForce).isPresent();
        state.setText(
                row.isEmpty()
                        ? ""
                        : Messages.text(judges ? "policies.in.force" : "policies.not.in.force")
                                + (bundled ? " · " + Messages.text("policies.read.only") : ""));
        Shown.to(!bundled, save);
        copy.setText(Messages.text(bundled ? "policies.copy.bundled" : "policies.copy.own"));
    }

    private boolean warnBeforeClosing() {
        boolean warned = model.warnOfEdits();
        if (warned) {
            go.accept(new Destination.Policies());
        }
        return warned;
    }

    private static final class Cell extends ListCell<PackRow> {
        @Override
        protected void updateItem(@Nullable PackRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            String name =
                    row.place().isBundled()
                            ? Messages.text("policies.bundled", row.title())
                            : row.title();
            setText(
                    name
                            + (row.isInForce()
                                    ? "  ·  " + Messages.text("policies.row.judges")
                                    : "")
                            + (row.isEdited() ? "  ●" : ""));
            setTooltip(row.place().file().map(f -> new Tooltip(f.toString())).orElse(null));
        }
    }
}

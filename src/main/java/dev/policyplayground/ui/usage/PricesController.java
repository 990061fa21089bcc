package dev.policyplayground.ui.usage;

import dev.policyplayground.catalog.Price;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.TextTable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Binds the price list to its model.
final class PricesController {
    private final PricesViewModel model;

    @FXML private Label source;
    @FXML private Label said;
    @FXML private Button edit;
    @FXML private Button readAgain;
    @FXML private TextTable<PriceRow> table;

    PricesController(PricesViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        source.textProperty().bind(model.sourceProperty());
        said.textProperty().bind(model.saidProperty());
        said.visibleProperty().bind(model.saidProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        edit.setOnAction(_ -> model.edit());
        readAgain.setOnAction(_ -> model.readAgain());
        table.setItems(model.rows());
        table.addWords(Messages.text("prices.column.model"), 190, PriceRow::model);
        table.addWords(Messages.text("prices.column.from"), 100, PriceRow::from);
        table.addWords(Messages.text("prices.column.size"), 130, PriceRow::size);
        table.addFigures(Messages.text("prices.column.input"), 90, r -> r.figure(Price::input));
        table.addFigures(Messages.text("prices.column.output"), 90, r -> r.figure(Price::output));
        table.addFigures(
                Messages.text("prices.column.minutes"), 110, r -> r.figure(Price::cacheWrite5m));
        table.addFigures(
                Messages.text("prices.column.hour"), 110, r -> r.figure(Price::cacheWrite1h));
        table.addFigures(Messages.text("prices.column.read"), 100, r -> r.figure(Price::cacheRead));
        table.addFigures(Messages.text("prices.column.us"), 90, PriceRow::us);
    }
}

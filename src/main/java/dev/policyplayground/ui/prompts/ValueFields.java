package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.parts.Shown;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A field for the value of each variable. For use on the FX thread.
final class ValueFields {
    // The text needs the room: more fields than this part of the pane holds scroll.
    private static final double PART_OF_PANE = 0.34;
    private static final double NAME_WIDTH = 220;

    private final FillingViewModel model;
    private final GridPane grid;

    ValueFields(FillingViewModel model, GridPane grid) {
        this.model = model;
        this.grid = grid;
    }

    /// @param title shown when there are variables
    /// @param none shown when there are not
    /// @param pane what the fields stand in, with the text
    void bind(Label title, Label none, ScrollPane scroll, Region pane) {
        ObservableValue<Boolean> any = model.variablesProperty().map(names -> !names.isEmpty());
        Shown.when(any, title);
        Shown.when(any, scroll);
        Shown.when(any.map(is -> !is), none);
        scroll.maxHeightProperty().bind(pane.heightProperty().multiply(PART_OF_PANE));
        scroll.setMinHeight(0);
        model.variablesProperty().subscribe(this::show);
    }

    private void show(List<String> names) {
        grid.getChildren().clear();
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            Label label = new Label("{{" + name + "}}");
            label.getStyleClass().add("variable-name");
            label.setMaxWidth(NAME_WIDTH);
            label.setTooltip(new Tooltip(name));
            TextField field = new TextField(model.value(name));
            field.setId("value-" + name);
            field.setAccessibleText(name);
            field.textProperty().subscribe(value -> model.setValue(name, value));
            label.setLabelFor(field);
            GridPane.setHgrow(field, Priority.ALWAYS);
            grid.addRow(row, label, field);
        }
    }
}

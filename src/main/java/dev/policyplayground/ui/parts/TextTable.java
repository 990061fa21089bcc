package dev.policyplayground.ui.parts;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// A table of words and figures, a row for each item; figures stand to the right, and what does not
/// fit has a tooltip. For use on the FX thread.
public final class TextTable<T> extends TableView<T> {
    private static final int SHORT = 12;

    public TextTable() {
        getStyleClass().add("text-table");
    }

    /// Adds a column of words.
    public void addWords(String title, double width, Function<T, String> value) {
        add(title, width, Pos.CENTER_LEFT, value);
    }

    /// Adds a column of figures.
    public void addFigures(String title, double width, Function<T, String> value) {
        add(title, width, Pos.CENTER_RIGHT, value).getStyleClass().add("number-column");
    }

    /// What stands there when there is no row.
    public void setEmptyText(String text) {
        Label empty = new Label(text);
        empty.setWrapText(true);
        empty.getStyleClass().add("hint");
        setPlaceholder(empty);
    }

    private TableColumn<T, String> add(
            String title, double width, Pos place, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 60));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellFactory(_ -> new Cell<>(place));
        getColumns().add(column);
        return column;
    }

    private static final class Cell<T> extends TableCell<T, String> {
        Cell(Pos place) {
            setAlignment(place);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null || item.length() < SHORT ? null : new Tooltip(item));
        }
    }
}

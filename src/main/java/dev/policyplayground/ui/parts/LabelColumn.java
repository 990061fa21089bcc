package dev.policyplayground.ui.parts;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.SideLabels;
import dev.policyplayground.ui.fx.Messages;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// The column of what people labelled runs. For use on the FX thread.
final class LabelColumn extends TableColumn<RunSummary, SideLabels> {
    LabelColumn() {
        super(Messages.text("runs.column.label"));
        setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().labels()));
        setCellFactory(_ -> new Cell());
    }

    private static final class Cell extends TableCell<RunSummary, SideLabels> {
        private final LabelMarks marks = new LabelMarks();

        @Override
        protected void updateItem(SideLabels item, boolean empty) {
            super.updateItem(item, empty);
            SideLabels labels = empty || item == null ? SideLabels.NONE : item;
            marks.show(labels);
            setGraphic(labels.isEmpty() ? null : marks);
            String words = LabelMarks.words(labels);
            setAccessibleText(words);
            setTooltip(words.isEmpty() ? null : new Tooltip(words));
        }
    }
}

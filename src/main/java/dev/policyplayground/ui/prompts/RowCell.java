package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.fx.Messages;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A row of two lines: a title, a note, and whether there is an unsaved edit. For use on the FX
/// thread.
final class RowCell<T> extends ListCell<T> {
    private final Function<T, Words> words;
    private final Label title = new Label();
    private final Label edited = new Label(Messages.text("prompts.row.edited"));
    private final Label note = new Label();
    private final VBox box;

    /// What a row says.
    record Words(String title, String note, boolean isEdited) {}

    RowCell(Function<T, Words> words) {
        this.words = words;
        title.getStyleClass().add("cell-title");
        title.setMinWidth(0);
        note.getStyleClass().add("cell-note");
        edited.getStyleClass().add("prompt-edited");
        edited.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(8, title, space, edited);
        box = new VBox(first, note);
        box.getStyleClass().add("prompt-cell");
        // The list's width decides, never the text: what does not fit ends with an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Words now = words.apply(item);
        title.setText(now.title());
        note.setText(now.note());
        edited.setVisible(now.isEdited());
        edited.setManaged(now.isEdited());
        setGraphic(box);
        setTooltip(new Tooltip(now.title() + "\n" + now.note()));
        setAccessibleText(
                now.title() + ", " + now.note() + (now.isEdited() ? ", " + edited.getText() : ""));
    }
}

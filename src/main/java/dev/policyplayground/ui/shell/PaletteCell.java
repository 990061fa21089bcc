package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.shell.CommandList.Line;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the palette: what it does, the menu it stands in, its keys. For use on the FX thread.
final class PaletteCell extends ListCell<Line> {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final Label title = new Label();
    private final Label group = new Label();
    private final Label keys = new Label();
    private final HBox row = new HBox(16);

    PaletteCell() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.getStyleClass().add("command-title");
        group.getStyleClass().add("group");
        keys.getStyleClass().add("keys");
        keys.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(title, group, space, keys);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            pseudoClassStateChanged(UNAVAILABLE, false);
            return;
        }
        boolean available = Boolean.TRUE.equals(line.command().enabled().getValue());
        title.setText(line.title());
        group.setText(
                available
                        ? Messages.text("group." + line.command().group())
                        : Messages.text("palette.unavailable"));
        keys.setText(line.keys());
        setAccessibleText(line.title() + " " + group.getText() + " " + line.keys());
        setGraphic(row);
        pseudoClassStateChanged(UNAVAILABLE, !available);
    }
}

package dev.policyplayground.ui.policies;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A problem with its line and column. For use on the FX thread.
final class IssueCell extends ListCell<Issue> {
    private final Label place = new Label();
    private final Label words = new Label();
    private final HBox box = new HBox(12, place, words);

    IssueCell() {
        place.getStyleClass().addAll("mono", "issue-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        box.setAlignment(Pos.BASELINE_LEFT);
        // The list's width decides, never the text: what does not fit ends with an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Issue issue, boolean empty) {
        super.updateItem(issue, empty);
        if (empty || issue == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        place.setText(issue.place());
        words.setText(issue.words());
        setGraphic(box);
        setTooltip(new Tooltip(issue.words()));
        setAccessibleText(issue.place() + ", " + issue.words());
    }
}

package dev.policyplayground.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Rows of words and figures under one another; figures stand to the right. For use on the FX
/// thread.
public final class FactGrid extends GridPane {
    public FactGrid() {
        getStyleClass().add("facts");
    }

    /// Starts afresh.
    ///
    /// @param figures how many columns of figures follow the words
    void begin(int figures) {
        getChildren().clear();
        List<ColumnConstraints> columns = new ArrayList<>();
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        words.setMinWidth(0);
        columns.add(words);
        for (int i = 0; i < figures; i++) {
            ColumnConstraints figure = new ColumnConstraints();
            figure.setHalignment(HPos.RIGHT);
            columns.add(figure);
        }
        getColumnConstraints().setAll(columns);
    }

    /// Adds the names of the columns.
    void head(String... names) {
        List<Label> labels = add(names);
        labels.forEach(l -> l.getStyleClass().add("muted"));
    }

    /// Adds a row.
    void row(String... words) {
        List<Label> labels = add(words);
        labels.stream().skip(1).forEach(l -> l.getStyleClass().add("numbers"));
    }

    private List<Label> add(String... words) {
        List<Label> labels = new ArrayList<>();
        for (String word : words) {
            Label label = new Label(word);
            boolean isFirst = labels.isEmpty();
            label.setWrapText(isFirst);
            label.setMinHeight(Region.USE_PREF_SIZE);
            if (!isFirst) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            setValignment(label, VPos.BASELINE);
            labels.add(label);
        }
        addRow(getRowCount(), labels.toArray(new Node[0]));
        return labels;
    }
}

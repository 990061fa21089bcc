package dev.policyplayground.ui.incident;

import dev.policyplayground.ui.fx.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A key's strikes as small marks, filled for each that it has, with the same in words. For use on
/// the FX thread.
public final class StrikeMarks extends HBox {
    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("key-disabled");

    private final HBox marks = new HBox();
    private final Label words = new Label();

    public StrikeMarks() {
        getStyleClass().add("strike-marks");
        marks.getStyleClass().add("marks");
        marks.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("strike-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(marks, words);
    }

    void show(KeyViewModel.State key) {
        while (marks.getChildren().size() < key.allowed()) {
            Region mark = new Region();
            mark.getStyleClass().add("strike-mark");
            marks.getChildren().add(mark);
        }
        for (int i = 0; i < marks.getChildren().size(); i++) {
            marks.getChildren().get(i).pseudoClassStateChanged(STRUCK, i < key.strikes());
        }
        String count = Messages.text("incident.strikes", key.strikes(), key.allowed());
        words.setText(key.isDisabled() ? Messages.text("incident.strikes.disabled", count) : count);
        pseudoClassStateChanged(DISABLED, key.isDisabled());
        setAccessibleText(words.getText());
    }
}

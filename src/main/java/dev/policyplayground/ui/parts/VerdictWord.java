package dev.policyplayground.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A verdict's shape and word, small, for tables. For use on the FX thread.
public final class VerdictWord extends HBox {
    private final Region shape = new Region();
    private final Label word = new Label();

    public VerdictWord() {
        getStyleClass().addAll("verdict-badge", "small");
        shape.getStyleClass().add("verdict-shape");
        word.getStyleClass().add("verdict-word");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(shape, word);
    }

    public void show(String text) {
        VerdictStyle style = VerdictStyle.of(text);
        style.applyTo(this);
        shape.setVisible(style != VerdictStyle.NONE);
        shape.setManaged(style != VerdictStyle.NONE);
        word.setText(text.isEmpty() ? "–" : text);
    }
}

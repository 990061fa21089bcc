package dev.policyplayground.ui.parts;

import dev.policyplayground.moderation.Verdict;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A verdict as shape, word and score. For use on the FX thread.
public final class VerdictBadge extends HBox {
    private final Region shape = new Region();
    private final Label word = new Label();
    private final Label score = new Label();

    public VerdictBadge() {
        getStyleClass().add("verdict-badge");
        shape.getStyleClass().add("verdict-shape");
        word.getStyleClass().add("verdict-word");
        score.getStyleClass().addAll("verdict-score", "numbers");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(shape, word, score);
        show(Optional.empty(), "");
    }

    /// @param otherwise what to say when there is no verdict
    public void show(Optional<Verdict> verdict, String otherwise) {
        VerdictStyle style = verdict.map(v -> VerdictStyle.of(v.word())).orElse(VerdictStyle.NONE);
        style.applyTo(this);
        shape.setVisible(style != VerdictStyle.NONE);
        shape.setManaged(style != VerdictStyle.NONE);
        word.setText(verdict.map(Verdict::word).orElse(otherwise));
        score.setText(
                verdict.flatMap(Verdict::score)
                        .map(s -> String.format(Locale.ROOT, "%.2f", s))
                        .orElse(""));
        setAccessibleText(word.getText() + " " + score.getText());
    }
}

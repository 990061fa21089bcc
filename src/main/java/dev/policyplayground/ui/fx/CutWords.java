package dev.policyplayground.ui.fx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Shows the whole text of a label, button or cell under the mouse where there was no room for all
/// of it. For use on the FX thread.
public final class CutWords {
    private CutWords() {}

    /// Does so for everything in `scene`, now and later, that has no tooltip of its own.
    public static void explain(Scene scene) {
        scene.addEventFilter(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> {
                    if (event.getTarget() instanceof Node node) {
                        explain(node);
                    }
                });
    }

    private static void explain(Node node) {
        if (!(node instanceof Labeled labeled)) {
            return;
        }
        boolean isOurs = labeled.getTooltip() instanceof WholeText;
        if (labeled.isTextTruncated() && labeled.getTooltip() == null) {
            labeled.setTooltip(new WholeText(labeled));
        } else if (isOurs && !labeled.isTextTruncated()) {
            labeled.setTooltip(null);
        }
    }

    private static final class WholeText extends Tooltip {
        private static final double WIDEST = 600;

        WholeText(Labeled labeled) {
            textProperty().bind(labeled.textProperty());
            setWrapText(true);
            setMaxWidth(WIDEST);
        }
    }
}

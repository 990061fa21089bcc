package dev.policyplayground.ui.parts;

import dev.policyplayground.backtest.Flip;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.ui.fx.Messages;
import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A saved verdict that would be another one. For use on the FX thread.
public final class FlipCell extends ListCell<Flip> {
    private final ZoneId zone;
    private final VerdictWord from = new VerdictWord();
    private final VerdictWord to = new VerdictWord();
    private final Label where = new Label();
    private final Label prompt = new Label();
    private final VBox box = new VBox(2, new HBox(8, from, new Label("→"), to, where), prompt);

    /// @param zone times are shown in it
    public FlipCell(ZoneId zone) {
        this.zone = zone;
        from.setMinWidth(Region.USE_PREF_SIZE);
        to.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().add("muted");
        where.setMinWidth(0);
        // The list's width decides, never the text: what does not fit ends with an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Flip flip, boolean empty) {
        super.updateItem(flip, empty);
        if (empty || flip == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        from.show(flip.from().name());
        to.show(flip.to().name());
        where.setText(side(flip.layer()) + " · " + Format.dayAndTime(flip.startedAt(), zone));
        prompt.setText(flip.prompt().strip().replaceAll("\\s+", " "));
        setGraphic(box);
        setTooltip(new Tooltip(Messages.text("policies.flip.open", prompt.getText())));
        setAccessibleText(
                flip.from() + " → " + flip.to() + ", " + where.getText() + ", " + prompt.getText());
    }

    /// What the layer judges, in a word.
    static String side(Layer layer) {
        return Messages.text(
                layer == Layer.OUTPUT ? "policies.impact.replies" : "policies.impact.prompts");
    }
}

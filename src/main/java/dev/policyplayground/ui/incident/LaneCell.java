package dev.policyplayground.ui.incident;

import dev.policyplayground.run.Outcome;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.VerdictStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// A request of a replay in one line: minute, prompt, outcome with its strike; or the line across
/// where the key is disabled. For use on the FX thread.
final class LaneCell extends ListCell<LaneRow> {
    private static final PseudoClass KEY_DISABLED = PseudoClass.getPseudoClass("key-disabled");

    private final Label minute = new Label();
    private final FontIcon flag = new FontIcon("fth-flag");
    private final Label prompt = new Label();
    private final Region shape = new Region();
    private final Label word = new Label();
    private final HBox outcome = new HBox(shape, word);
    private final HBox line = new HBox();
    private final Label across = new Label(Messages.text("incident.row.disabled"));

    LaneCell() {
        minute.getStyleClass().addAll("lane-minute", "numbers", "muted");
        Label flagged = new Label("", flag);
        flagged.getStyleClass().add("lane-flag");
        prompt.setMinWidth(0);
        prompt.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        outcome.getStyleClass().addAll("verdict-badge", "small", "lane-outcome");
        outcome.setAlignment(Pos.CENTER_LEFT);
        shape.getStyleClass().add("verdict-shape");
        word.getStyleClass().add("verdict-word");
        line.getStyleClass().add("lane-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(minute, flagged, prompt, outcome);
        across.getStyleClass().add("lane-across");
        // As wide as the list, however long the prompt is.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(LaneRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(KEY_DISABLED, !empty && row instanceof LaneRow.KeyDisabled);
        setText(null);
        setTooltip(null);
        setAccessibleText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case LaneRow.Request request -> show(request);
            case LaneRow.KeyDisabled _ -> {
                setGraphic(across);
                setAccessibleText(across.getText());
            }
        }
    }

    private void show(LaneRow.Request row) {
        minute.setText(String.format(Locale.ROOT, "0:%02d", row.request().minute()));
        flag.setVisible(row.request().isOverPolicy());
        prompt.setText(row.request().prompt());
        VerdictStyle style = row.outcome().map(VerdictStyle::of).orElse(VerdictStyle.NONE);
        style.applyTo(outcome);
        shape.setVisible(style != VerdictStyle.NONE);
        word.setText(
                row.strike() > 0
                        ? Messages.text("incident.row.struck", row.strike())
                        : row.outcome().map(LaneCell::word).orElse(row.isRunning() ? "…" : ""));
        setGraphic(line);
        String words = words(row);
        setTooltip(new Tooltip(words));
        setAccessibleText(minute.getText() + " " + words.replace('\n', ' '));
    }

    // In the column a failure is its status; the API's words stand in the tooltip.
    private static String word(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.failure().status() > 0
                ? Messages.text("incident.row.failed", failed.failure().status())
                : Format.outcome(outcome.code());
    }

    private static String words(LaneRow.Request row) {
        String flagged =
                row.request().isOverPolicy() ? "\n" + Messages.text("incident.row.flagged") : "";
        Optional<String> outcome = row.outcome().map(o -> "\n" + o.words());
        String strike =
                row.strike() > 0 ? "\n" + Messages.text("incident.row.strike", row.strike()) : "";
        return row.request().prompt() + flagged + outcome.orElse("") + strike;
    }
}

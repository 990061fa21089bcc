package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.text.TokenEstimate;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One turn of the conversation: who speaks, what kind, and the first lines. A quarantined one is
/// struck through and says why.
final class TurnCell extends ListCell<Turn> {
    private static final PseudoClass QUARANTINED = PseudoClass.getPseudoClass("quarantined");
    private static final PseudoClass ELSEWHERE = PseudoClass.getPseudoClass("elsewhere");
    private static final int SHOWN = 400;

    private final Label who = new Label();
    private final Label note = new Label();
    private final Label words = new Label();
    private final VBox box;

    TurnCell(PlaygroundViewModel model) {
        getStyleClass().add("turn-cell");
        who.getStyleClass().add("title");
        note.getStyleClass().add("muted");
        words.getStyleClass().add("turn-words");
        words.setWrapText(true);
        words.setTextOverrun(OverrunStyle.ELLIPSIS);
        words.setMaxHeight(54);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(note, Priority.ALWAYS);
        box = new VBox(2, new HBox(8, who, note), words);
        setPrefWidth(0);
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("conversation.edit", () -> model.conversation().edit(getIndex())));
        menu.getItems()
                .add(
                        item(
                                "conversation.quarantine",
                                () -> model.conversation().toggleQuarantine(getIndex())));
        menu.getItems().add(item("conversation.fork", () -> model.turns().fork(getIndex())));
        menu.getItems()
                .add(item("conversation.remove", () -> model.conversation().remove(getIndex())));
        emptyProperty().subscribe(empty -> setContextMenu(empty ? null : menu));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    @Override
    protected void updateItem(Turn turn, boolean empty) {
        super.updateItem(turn, empty);
        if (empty || turn == null) {
            setGraphic(null);
            pseudoClassStateChanged(QUARANTINED, false);
            pseudoClassStateChanged(ELSEWHERE, false);
            return;
        }
        pseudoClassStateChanged(QUARANTINED, turn.isQuarantined());
        pseudoClassStateChanged(ELSEWHERE, turn.isFromElsewhere());
        String speaker =
                turn.isFromElsewhere()
                        ? Messages.text("conversation.kind." + turn.kind().name(), turn.name())
                        : Messages.text("conversation.role." + turn.role().name());
        who.setText(speaker);
        note.setText(
                turn.isQuarantined()
                        ? Messages.text("conversation.quarantined")
                        : Messages.text(
                                "playground.tokens", Format.count(TokenEstimate.of(turn.text()))));
        String text = turn.text().strip();
        words.setText(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        setTooltip(text.length() > 80 ? tooltip(text) : null);
        setAccessibleText(speaker + ". " + note.getText() + ". " + words.getText());
        setGraphic(box);
    }

    private static Tooltip tooltip(String text) {
        Tooltip tooltip =
                new Tooltip(text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        return tooltip;
    }
}

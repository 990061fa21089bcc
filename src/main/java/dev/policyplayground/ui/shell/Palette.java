package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.shell.CommandList.Line;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The command palette: what is typed narrows the list, Enter or a click does it. What cannot be
/// done now is dimmed. For use on the FX thread.
final class Palette extends VBox {
    private final List<Line> lines;
    private final Runnable close;
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();

    Palette(List<Command> commands, Runnable close) {
        this.lines = CommandList.lines(commands);
        this.close = close;
        getStyleClass().add("palette");
        search.setId("paletteSearch");
        search.setPromptText(Messages.text("palette.search.prompt"));
        search.setAccessibleText(Messages.text("palette.search.prompt"));
        list.setId("paletteList");
        list.setFocusTraversable(false);
        list.setAccessibleText(Messages.text("command.palette"));
        list.setPlaceholder(new Label(Messages.text("palette.nothing")));
        list.setCellFactory(_ -> new PaletteCell());
        list.setOnMouseClicked(click -> runIfCell(click.getPickResult().getIntersectedNode()));
        setVgrow(list, Priority.ALWAYS);
        search.textProperty().subscribe(this::show);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        getChildren().addAll(search, list);
    }

    Node first() {
        return search;
    }

    private void show(String typed) {
        list.getItems().setAll(CommandList.find(lines, typed));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        say();
    }

    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> select(-1);
            case DOWN -> select(1);
            case PAGE_UP -> select(-8);
            case PAGE_DOWN -> select(8);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void select(int by) {
        int last = list.getItems().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex();
        int to = Math.clamp(now + by, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - 4));
        say();
    }

    // The focus stays in the field, so the field says what is selected.
    private void say() {
        Line line = list.getSelectionModel().getSelectedItem();
        search.setAccessibleHelp(line == null ? Messages.text("palette.nothing") : line.title());
    }

    private void runIfCell(Node clicked) {
        for (Node node = clicked; node != null; node = node.getParent()) {
            if (node instanceof PaletteCell cell && !cell.isEmpty()) {
                run();
            }
        }
    }

    private void run() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line != null && Boolean.TRUE.equals(line.command().enabled().getValue())) {
            close.run();
            line.command().run();
        }
    }
}

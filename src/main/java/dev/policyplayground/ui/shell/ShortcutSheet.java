package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.shell.CommandList.Line;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All that has keys, by menu. For use on the FX thread.
final class ShortcutSheet extends VBox {
    private final ScrollPane scroll = new ScrollPane();

    ShortcutSheet(List<Command> commands) {
        getStyleClass().add("shortcuts");
        setId("shortcuts");
        setMaxHeight(USE_PREF_SIZE);
        HBox columns = columns(commands);
        Label title = new Label(Messages.text("command.shortcuts"));
        title.getStyleClass().add("screen-title");
        Label hint = new Label(Messages.text("shortcuts.hint"));
        hint.getStyleClass().add("muted");
        scroll.setContent(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setAccessibleText(Messages.text("command.shortcuts"));
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, hint);
    }

    Node first() {
        return scroll;
    }

    // Two columns of about the same length, the menus in their order.
    private static HBox columns(List<Command> commands) {
        int total =
                (int) CommandList.lines(commands).stream().filter(ShortcutSheet::hasKeys).count();
        VBox left = new VBox();
        VBox right = new VBox();
        int listed = 0;
        for (Group group : Group.values()) {
            List<Line> lines =
                    CommandList.in(group, commands).stream()
                            .filter(ShortcutSheet::hasKeys)
                            .toList();
            if (!lines.isEmpty()) {
                VBox column = listed * 2 < total ? left : right;
                column.getChildren().add(block(group, lines));
                listed += lines.size();
            }
        }
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("columns");
        for (VBox column : List.of(left, right)) {
            column.getStyleClass().add("column");
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        return columns;
    }

    private static boolean hasKeys(Line line) {
        return !line.keys().isEmpty();
    }

    private static VBox block(Group group, List<Line> lines) {
        Label name = new Label(Messages.text("group." + group));
        name.getStyleClass().add("title");
        VBox block = new VBox(name);
        block.getStyleClass().add("shortcut-group");
        for (Line line : lines) {
            Label title = new Label(line.title());
            title.setWrapText(true);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label keys = new Label(line.keys());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(title, space, keys);
            row.getStyleClass().add("shortcut");
            block.getChildren().add(row);
        }
        return block;
    }
}

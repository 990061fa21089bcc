package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Commands;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The window's frame with a layer in front of it, for one sheet at a time. While a sheet is open
/// the window's shortcuts rest; Esc, the key that opened it, or a click beside it closes it, and
/// the focus goes back to where it was. For use on the FX thread.
final class Overlay extends StackPane {
    private final Commands commands;
    private final StackPane scrim = new StackPane();
    private Optional<Node> before = Optional.empty();
    private String openedBy = "";

    Overlay(Parent frame, Commands commands) {
        this.commands = commands;
        scrim.getStyleClass().add("scrim");
        scrim.setVisible(false);
        scrim.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                click -> {
                    if (scrim.equals(click.getTarget())) {
                        close();
                    }
                });
        scrim.addEventFilter(KeyEvent.KEY_PRESSED, this::filter);
        // Whatever the sheet did not want must not reach the menus behind it.
        scrim.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
        getChildren().addAll(frame, scrim);
    }

    /// Shows `sheet` in front of the window, and gives the focus to `first`.
    ///
    /// @param command the id of the command that opened it: its keys close it, too
    void open(String command, Region sheet, Node first) {
        if (!isOpen()) {
            before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        }
        openedBy = command;
        sheet.getStyleClass().add("sheet");
        scrim.getChildren().setAll(sheet);
        scrim.setVisible(true);
        commands.setDeaf(true);
        first.requestFocus();
    }

    void close() {
        scrim.setVisible(false);
        scrim.getChildren().clear();
        commands.setDeaf(false);
        before.ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    boolean isOpen() {
        return scrim.isVisible();
    }

    private void filter(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE || commands.get(openedBy).shortcut().match(key)) {
            key.consume();
            close();
        } else if (key.getCode() == KeyCode.TAB) {
            // A sheet has one place for the focus; behind it nothing may take it.
            key.consume();
        }
    }
}

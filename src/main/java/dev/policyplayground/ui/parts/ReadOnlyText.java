package dev.policyplayground.ui.parts;

import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;

/// Makes a text one that is read: it cannot be edited, has no undo history that could change it,
/// and its menu copies, selects and finds. For use on the FX thread.
public final class ReadOnlyText {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    /// Undo would take away what a stream appended, whether or not the control can be edited.
    private static final List<KeyCombination> HISTORY =
            List.of(
                    new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
                    new KeyCodeCombination(
                            KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                    new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN));

    private ReadOnlyText() {}

    /// For good.
    public static void install(TextInputControl field) {
        field.setEditable(false);
        SearchableText text = new FieldText(field);
        Runnable find = () -> FindPopup.open(field, text);
        field.setContextMenu(menu(text, field::copy, field::selectAll, find));
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> findOn(key, find));
    }

    /// For good.
    static void install(CodeArea area) {
        SearchableText text = new AreaText(area);
        Runnable find = () -> FindPopup.open(area, text);
        lock(area, text, find);
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> findOn(key, find));
    }

    /// Until [#unlock].
    static void lock(CodeArea area, SearchableText text, Runnable find) {
        area.setEditable(false);
        area.clearUndoRedo();
        area.setUndoRedoEnabled(false);
        area.setContextMenu(menu(text, area::copy, area::selectAll, find));
    }

    static void unlock(CodeArea area) {
        area.setEditable(true);
        area.setUndoRedoEnabled(true);
        area.setContextMenu(null);
    }

    private static void findOn(KeyEvent key, Runnable find) {
        if (FIND.match(key)) {
            key.consume();
            find.run();
        } else if (HISTORY.stream().anyMatch(each -> each.match(key))) {
            // The window's own undo is meant for what can be edited.
            key.consume();
        }
    }

    private static ContextMenu menu(
            SearchableText text, Runnable copy, Runnable selectAll, Runnable find) {
        ContextMenu menu =
                new ContextMenu(
                        item("text.copy", copy),
                        item("text.copyAll", () -> copyAll(text)),
                        item("text.selectAll", selectAll),
                        new SeparatorMenuItem(),
                        item("text.find", find));
        menu.setOnShowing(
                _ -> menu.getItems().forEach(each -> each.setDisable(text.getText().isEmpty())));
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copyAll(SearchableText text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}

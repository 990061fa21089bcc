package dev.policyplayground.ui.command;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/// One thing a person can do: button, shortcut, menu and palette come from the same object. For use
/// on the FX thread.
///
/// @param id unique
/// @param group the menu it stands in
/// @param title what it does, in a few words
/// @param shortcut the keys that do it; [KeyCombination#NO_MATCH] for none
/// @param enabled whether it can be done now
public record Command(
        String id,
        Group group,
        String title,
        KeyCombination shortcut,
        ObservableValue<Boolean> enabled,
        Runnable action) {
    /// The menus, in their order.
    public enum Group {
        RUN,
        CONVERSATION,
        EDIT,
        VIEW,
        GO,
        HELP
    }

    /// Does it, if it can be done now.
    public void run() {
        if (Boolean.TRUE.equals(enabled.getValue())) {
            action.run();
        }
    }

    public boolean hasShortcut() {
        return !shortcut.equals(KeyCombination.NO_MATCH);
    }

    /// The keys in words, such as `Ctrl+K`; empty for none.
    public String keys() {
        return hasShortcut() ? shortcut.getDisplayText() : "";
    }

    /// Makes `button` do it, and say how else it can be done.
    public void bind(ButtonBase button) {
        button.setOnAction(_ -> run());
        button.disableProperty().bind(enabled.map(can -> !can));
        button.setTooltip(new Tooltip((title + "  " + keys()).strip()));
        button.setAccessibleText(title);
    }

    /// A menu item that does it, with its keys. The scene hears the keys first and keeps them to
    /// itself, so that they do not act twice.
    public MenuItem menuItem() {
        MenuItem item = new MenuItem(title);
        if (hasShortcut()) {
            item.setAccelerator(shortcut);
        }
        item.setOnAction(_ -> run());
        item.disableProperty().bind(enabled.map(can -> !can));
        return item;
    }
}

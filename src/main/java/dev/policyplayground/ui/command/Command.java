package dev.policyplayground.ui.command;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/// One thing a person can do: button, shortcut and menu come from the same object. For use on the
/// FX thread.
///
/// @param id unique
/// @param title what it does, in a few words
/// @param shortcut the keys that do it
/// @param enabled whether it can be done now
public record Command(
        String id,
        String title,
        KeyCombination shortcut,
        ObservableValue<Boolean> enabled,
        Runnable action) {

    /// Does it, if it can be done now.
    public void run() {
        if (Boolean.TRUE.equals(enabled.getValue())) {
            action.run();
        }
    }

    /// Makes `button` do it, and say how else it can be done.
    public void bind(ButtonBase button) {
        button.setOnAction(_ -> run());
        button.disableProperty().bind(enabled.map(can -> !can));
        button.setTooltip(new Tooltip(title + "  " + shortcut.getDisplayText()));
        button.setAccessibleText(title);
    }
}

package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.RunSummary;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.RunTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Offers the labels in the rows' menu and below the table. For use on the FX thread.
final class LabelMenus {
    private final LabelsViewModel model;
    private final List<List<Command>> groups;

    /// @param groups the commands, those of a group close together
    LabelMenus(LabelsViewModel model, List<List<Command>> groups) {
        this.model = model;
        this.groups = groups;
    }

    /// @param open what opens a run; the rows' menu begins with it
    void bind(RunTable table, MenuButton button, Button open) {
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<RunSummary>) _ -> pick(table));
        MenuItem first = new MenuItem(Messages.text("sessions.open.button"));
        first.setOnAction(_ -> open.fire());
        first.disableProperty().bind(open.disableProperty());
        ContextMenu menu = new ContextMenu(first, new SeparatorMenuItem());
        menu.getItems().addAll(items());
        table.setContextMenu(menu);
        button.getItems().setAll(items());
        button.disableProperty().bind(model.canLabel().map(can -> !can));
    }

    private void pick(RunTable table) {
        // While rows are replaced, what is selected may hold nothing at all for a moment.
        model.pickedProperty()
                .set(
                        table.getSelectionModel().getSelectedItems().stream()
                                .filter(Objects::nonNull)
                                .toList());
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (List<Command> group : groups) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(command -> items.add(command.menuItem()));
        }
        return items;
    }
}

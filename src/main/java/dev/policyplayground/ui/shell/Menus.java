package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.shell.CommandList.Line;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;

/// The menu bar's menus: one for each group that has commands. For use on the FX thread.
final class Menus {
    private Menus() {}

    static List<Menu> of(Commands commands) {
        List<Menu> menus = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Line> lines = CommandList.in(group, commands.all());
            if (!lines.isEmpty()) {
                Menu menu = new Menu("_" + Messages.text("group." + group));
                menu.setId("menu-" + group);
                menu.getItems()
                        .setAll(lines.stream().map(Line::command).map(Command::menuItem).toList());
                menus.add(menu);
            }
        }
        return menus;
    }
}

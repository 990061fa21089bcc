package dev.policyplayground.ui.command;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// All commands of the window. For use on the FX thread.
public final class Commands {
    private final List<Command> all = new ArrayList<>();
    private boolean deaf;

    public Command add(Command command) {
        if (all.stream().anyMatch(c -> c.id().equals(command.id()))) {
            throw new IllegalArgumentException("there are two commands called " + command.id());
        }
        all.add(command);
        return command;
    }

    public Command get(String id) {
        return all.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /// The commands of one menu, in the order they were added.
    public List<Command> in(Command.Group group) {
        return all.stream().filter(c -> c.group() == group).toList();
    }

    public List<Command> all() {
        return List.copyOf(all);
    }

    /// Turns the shortcuts off, as long as something in front of the window takes the keys.
    public void setDeaf(boolean to) {
        deaf = to;
    }

    /// Makes the shortcuts work anywhere in `scene`, in an editor too.
    public void listenIn(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key ->
                        all.stream()
                                .filter(c -> !deaf && c.shortcut().match(key))
                                .filter(c -> c.enabled().getValue())
                                .findFirst()
                                .ifPresent(
                                        c -> {
                                            key.consume();
                                            c.run();
                                        }));
    }
}

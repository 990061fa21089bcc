package dev.policyplayground.ui.shell;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Constant;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.sessions.LabelsViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Labels for the runs that are picked among the sessions: Ctrl+M harmful, Ctrl+L harmless, Ctrl+E
/// none for prompts; with Shift for replies. For use on the FX thread.
final class LabelCommands {

    private final Commands commands;
    private final LabelsViewModel labels;
    private final ObservableValue<Boolean> enabled;

    LabelCommands(Commands commands, LabelsViewModel labels, ObservableValue<Destination> shown) {
        this.commands = commands;
        this.labels = labels;
        ObservableValue<Boolean> canLabel = labels.canLabel();
        this.enabled =
                shown.flatMap(d -> d instanceof Destination.Sessions ? canLabel : Constant.NEVER);
    }

    /// @return those for prompts and those for replies
    List<List<Command>> add() {
        return List.of(side(Layer.INPUT), side(Layer.OUTPUT));
    }

    private List<Command> side(Layer side) {
        return List.of(
                add(side, "harmful", KeyCode.M, Optional.of(RunLabel.HARMFUL)),
                add(side, "harmless", KeyCode.L, Optional.of(RunLabel.HARMLESS)),
                add(side, "none", KeyCode.E, Optional.empty()));
    }

    private Command add(Layer side, String word, KeyCode key, Optional<RunLabel> label) {
        String id = (side == Layer.INPUT ? "label.prompt." : "label.reply.") + word;
        KeyCombination keys =
                side == Layer.INPUT
                        ? new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN)
                        : new KeyCodeCombination(
                                key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        return commands.add(
                new Command(
                        id,
                        Group.EDIT,
                        Messages.text("command." + id),
                        keys,
                        enabled,
                        () -> labels.label(side, label)));
    }
}

package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Constant;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.training.TrainingActions;
import dev.policyplayground.ui.training.TrainingViewModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Teaching the learned judge: train, stop it, adopt what came of it, take that back. For use on
/// the FX thread.
final class TrainingCommands {

    private final Commands commands;
    private final TrainingViewModel training;
    private final ObservableValue<Boolean> isHere;

    TrainingCommands(
            Commands commands, TrainingViewModel training, ObservableValue<Destination> shown) {
        this.commands = commands;
        this.training = training;
        this.isHere = shown.map(d -> d instanceof Destination.Training);
    }

    TrainingActions add() {
        return new TrainingActions(
                add(
                        "train",
                        Group.RUN,
                        KeyCombination.NO_MATCH,
                        training.canTrain(),
                        training::train),
                add(
                        "train.cancel",
                        Group.RUN,
                        new KeyCodeCombination(KeyCode.ESCAPE),
                        training.isTraining(),
                        training::cancel),
                add(
                        "train.adopt",
                        Group.RUN,
                        KeyCombination.NO_MATCH,
                        training.canAdopt(),
                        training::adopt),
                add(
                        "train.undo",
                        Group.EDIT,
                        new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
                        training.canUndo(),
                        training::undo));
    }

    private Command add(
            String id,
            Group group,
            KeyCombination keys,
            ObservableValue<Boolean> can,
            Runnable action) {
        return commands.add(
                new Command(
                        id,
                        group,
                        Messages.text("command." + id),
                        keys,
                        isHere.flatMap(here -> here ? can : Constant.NEVER),
                        action));
    }
}

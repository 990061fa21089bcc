package dev.policyplayground.ui.shell;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.snippet.Language;
import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.Constant;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.playground.ConversationViewModel;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What can be done in the playground. For use on the FX thread.
final class PlaygroundCommands {

    private final Commands commands;
    private final PlaygroundViewModel playground;

    PlaygroundCommands(Commands commands, PlaygroundViewModel playground) {
        this.commands = commands;
        this.playground = playground;
    }

    void add() {
        add("run", Group.RUN, key(KeyCode.ENTER), playground.state().canRun(), playground::run);
        add(
                "cancel",
                Group.RUN,
                new KeyCodeCombination(KeyCode.ESCAPE),
                playground.state().running(),
                playground::cancel);
        add(
                "go.on",
                Group.RUN,
                KeyCombination.NO_MATCH,
                playground.paused().canGoOn(),
                playground.paused()::goOn);
        add("compare", Group.RUN, key(KeyCode.B), Constant.ALWAYS, this::compare);
        add(
                "call.settings",
                Group.RUN,
                shifted(KeyCode.S),
                Constant.ALWAYS,
                () -> toggle(playground.settings().openProperty()));
        add(
                "inspect",
                Group.RUN,
                shifted(KeyCode.I),
                Constant.ALWAYS,
                () -> toggle(playground.inspect().openProperty()));
        add("off.record", Group.RUN, shifted(KeyCode.R), Constant.ALWAYS, this::offTheRecord);
        addConversation();
        for (Language language : Language.values()) {
            add(
                    "copy." + language.name(),
                    Group.EDIT,
                    language == Language.PYTHON ? shifted(KeyCode.C) : KeyCombination.NO_MATCH,
                    Constant.ALWAYS,
                    () -> copy(language));
        }
    }

    private void copy(Language language) {
        ClipboardContent content = new ClipboardContent();
        content.putString(playground.code(language));
        Clipboard.getSystemClipboard().setContent(content);
        String copied = Messages.text("playground.copied." + language.name(), language.fileName());
        playground.say(
                playground
                        .parts()
                        .catalog()
                        .advice(
                                playground.modelProperty().get(),
                                playground.parts().clock().instant())
                        .map(advice -> copied + " " + advice + ".")
                        .orElse(copied));
    }

    private void addConversation() {
        ConversationViewModel conversation = playground.conversation();
        ObservableValue<Boolean> picked =
                Bindings.createBooleanBinding(
                        () -> conversation.selectedProperty().get() >= 0,
                        conversation.selectedProperty());
        add(
                "next.turn",
                Group.CONVERSATION,
                shifted(KeyCode.ENTER),
                playground.turns().canContinue(),
                playground.turns()::next);
        add(
                "new.conversation",
                Group.CONVERSATION,
                key(KeyCode.N),
                Constant.ALWAYS,
                playground.turns()::restart);
        add(
                "add.document",
                Group.CONVERSATION,
                shifted(KeyCode.D),
                Constant.ALWAYS,
                () -> conversation.begin(Turn.document("", "")));
        add(
                "add.tool.result",
                Group.CONVERSATION,
                shifted(KeyCode.T),
                Constant.ALWAYS,
                () -> conversation.begin(Turn.toolResult("", "")));
        add(
                "edit.turn",
                Group.CONVERSATION,
                KeyCombination.NO_MATCH,
                picked,
                () -> conversation.edit(conversation.selectedProperty().get()));
        add(
                "quarantine.turn",
                Group.CONVERSATION,
                KeyCombination.NO_MATCH,
                picked,
                () -> conversation.toggleQuarantine(conversation.selectedProperty().get()));
        add(
                "fork.turn",
                Group.CONVERSATION,
                KeyCombination.NO_MATCH,
                picked,
                () -> playground.turns().fork(conversation.selectedProperty().get()));
        add(
                "remove.turn",
                Group.CONVERSATION,
                KeyCombination.NO_MATCH,
                picked,
                () -> conversation.remove(conversation.selectedProperty().get()));
        add(
                "undo.turn",
                Group.CONVERSATION,
                shifted(KeyCode.Z),
                conversation.canUndoProperty(),
                conversation::undo);
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    private void compare() {
        playground.compare().activeProperty().set(!playground.compare().activeProperty().get());
    }

    private void offTheRecord() {
        playground.offTheRecordProperty().set(!playground.offTheRecordProperty().get());
    }

    private void add(
            String id,
            Group group,
            KeyCombination shortcut,
            ObservableValue<Boolean> enabled,
            Runnable action) {
        commands.add(
                new Command(id, group, Messages.text("command." + id), shortcut, enabled, action));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(
                code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}

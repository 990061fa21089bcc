package dev.policyplayground.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import dev.policyplayground.ui.shell.CommandList.Line;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

final class CommandListTest {
    private static final List<Command> COMMANDS =
            List.of(
                    command("theme", Group.VIEW, "Switch between light and dark", "Ctrl+D"),
                    command("larger", Group.VIEW, "Larger", "Ctrl+PLUS"),
                    command("larger.equals", Group.VIEW, "Larger", "Ctrl+EQUALS"),
                    command("run", Group.RUN, "Run", "Ctrl+ENTER"),
                    command("cancel", Group.RUN, "Cancel the run", "ESC"),
                    command("sessions", Group.GO, "Sessions", ""));

    private static Command command(String id, Group group, String title, String keys) {
        return new Command(
                id,
                group,
                title,
                keys.isEmpty() ? KeyCombination.NO_MATCH : KeyCombination.valueOf(keys),
                new SimpleObjectProperty<>(true),
                () -> {});
    }

    private static List<String> find(String typed) {
        return CommandList.find(CommandList.lines(COMMANDS), typed).stream()
                .map(Line::title)
                .toList();
    }

    @Test
    void everyTypedWordMustBeThere() {
        assertThat(find("light switch")).containsExactly("Switch between light and dark");
        assertThat(find("light run")).isEmpty();
        assertThat(find("xyzzy")).isEmpty();
    }

    @Test
    void whatBeginsWithTheWordsComesFirst() {
        assertThat(find("run")).containsExactly("Run", "Cancel the run");
        assertThat(find("  RUN ")).containsExactly("Run", "Cancel the run");
    }

    @Test
    void aMenusNameFindsItsCommands() {
        assertThat(find("view")).containsExactly("Switch between light and dark", "Larger");
    }

    @Test
    void nothingTypedListsAllInTheOrderOfTheMenus() {
        assertThat(find(""))
                .containsExactly(
                        "Run",
                        "Cancel the run",
                        "Switch between light and dark",
                        "Larger",
                        "Sessions");
    }

    @Test
    void oneThingWithTwoShortcutsIsOneLine() {
        Line larger = CommandList.in(Group.VIEW, COMMANDS).getLast();
        assertThat(larger.keys().split("  ")).hasSize(2);
        assertThat(CommandList.in(Group.GO, COMMANDS).getFirst().keys()).isEmpty();
    }
}

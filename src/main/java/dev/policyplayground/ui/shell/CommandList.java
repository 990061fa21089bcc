package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.command.Command.Group;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Commands as lists show them: one line for each thing that can be done, with all its keys.
/// Stateless.
final class CommandList {
    private CommandList() {}

    /// One thing that can be done.
    ///
    /// @param keys all keys that do it, such as `Ctrl++ or Ctrl+=`; empty for none
    record Line(Command command, String keys) {
        String title() {
            return command.title();
        }
    }

    /// One line for each title in a group, in the order of the groups.
    static List<Line> lines(List<Command> commands) {
        Map<String, List<Command>> same =
                commands.stream()
                        .sorted(Comparator.comparing(Command::group))
                        .collect(
                                Collectors.groupingBy(
                                        c -> c.group() + " " + c.title(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return same.values().stream()
                .map(
                        all ->
                                new Line(
                                        all.getFirst(),
                                        all.stream()
                                                .filter(Command::hasShortcut)
                                                .map(Command::keys)
                                                .distinct()
                                                .collect(Collectors.joining("  "))))
                .toList();
    }

    static List<Line> in(Group group, List<Command> commands) {
        return lines(commands).stream().filter(l -> l.command().group() == group).toList();
    }

    /// The lines that hold every typed word: those that begin with what was typed first, then those
    /// in which a word does, then the rest.
    static List<Line> find(List<Line> lines, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<String> words = List.of(wanted.split("\\s+"));
        return lines.stream()
                .filter(l -> words.stream().allMatch(text(l)::contains))
                .sorted(Comparator.comparingInt(l -> rank(l, wanted)))
                .toList();
    }

    private static String text(Line line) {
        return (line.title() + " " + line.command().group()).toLowerCase(Locale.ROOT);
    }

    private static int rank(Line line, String wanted) {
        String title = line.title().toLowerCase(Locale.ROOT);
        if (title.startsWith(wanted)) {
            return 0;
        }
        return title.contains(" " + wanted) ? 1 : 2;
    }
}

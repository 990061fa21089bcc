package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.usage.Provider;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground sessions`: the runs that were kept.
@Command(
        name = "sessions",
        description = "Lists and shows the runs that were kept.",
        mixinStandardHelpOptions = true)
final class SessionsCommand implements Runnable {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandFault(
                ExitCode.USAGE, "say what to do: sessions list, or sessions show ID");
    }

    @Command(name = "list", description = "Lists the newest runs.", mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description =
                                    "At most so many, up to 1,000 (default: ${DEFAULT-VALUE}).")
                    int limit,
            @Option(
                            names = "--before",
                            paramLabel = "ID",
                            description = "Only runs before this one.")
                    @Nullable String before,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        if (limit < 1 || limit > 1_000) {
            throw new CommandFault(ExitCode.USAGE, "--limit must be from 1 to 1,000");
        }
        List<RunSummary> runs = bench().archive().newest(Optional.ofNullable(before), limit);
        for (RunSummary run : runs) {
            out().println(json ? json(run).toString() : line(run));
        }
        if (runs.isEmpty() && !json) {
            out().println("No runs yet. 'playground run --prompt TEXT' makes one.");
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Shows one run.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID", description = "The run's id, or the beginning of it.")
                    String id,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        RunRecord run =
                bench().archive()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new CommandFault(
                                                ExitCode.BAD_DATA,
                                                "no one run has the id "
                                                        + id
                                                        + "; see 'playground sessions list'"));
        if (json) {
            out().println(RunJson.write(run));
            return ExitCode.OK;
        }
        out().println(
                        "Run "
                                + run.id()
                                + ", "
                                + WHEN.format(run.startedAt())
                                + ", "
                                + run.provider());
        print("System prompt", run.draft().system());
        print("Prompt", run.draft().prompt());
        RunReport.print(run, true, out());
        print("What the user saw", run.surfaced());
        return ExitCode.OK;
    }

    private void print(String title, String text) {
        out().println(title);
        out().println((text.isBlank() ? "(nothing)" : text.strip()).indent(2).stripTrailing());
        out().println();
    }

    private static String line(RunSummary run) {
        String prompt = run.prompt().strip().replaceAll("\\s+", " ");
        return String.format(
                "%s  %s  %-18s  %-8s  %-8s  %6d  %10s  %s%s",
                run.id(),
                WHEN.format(run.startedAt()),
                run.outcome(),
                run.inputWord(),
                run.outputWord().isEmpty() ? "-" : run.outputWord(),
                run.inputTokens() + run.outputTokens(),
                run.cost().words(),
                run.provider() == Provider.SIMULATED ? "(simulated) " : "",
                prompt.length() > 60 ? prompt.substring(0, 59) + "…" : prompt);
    }

    private static JsonNode json(RunSummary run) {
        return JsonNode.object()
                .put("id", run.id())
                .put("session", run.session())
                .put("startedAt", run.startedAt().toString())
                .put("provider", run.provider().name())
                .put("model", run.model())
                .put("prompt", run.prompt())
                .put("input", run.inputWord())
                .put("output", Optional.of(run.outputWord()).filter(w -> !w.isEmpty()))
                .put("outcome", run.outcome())
                .put("inputTokens", run.inputTokens())
                .put("outputTokens", run.outputTokens())
                .put("cost", run.cost().words());
    }

    private Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

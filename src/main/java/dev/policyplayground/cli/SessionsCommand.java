package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunQuery.QuickFilter;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.usage.Provider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
        description =
                "Lists, finds and shows the runs that were kept, and carries them in and out.",
        mixinStandardHelpOptions = true,
        subcommands = {SessionsLabelCommand.class, SessionsLabelsCommand.class})
final class SessionsCommand implements Runnable {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandFault(
                ExitCode.USAGE,
                "say what to do: sessions list, search, show, tag, delete, restore, purge, export, import, label or labels");
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

    @Command(
            name = "search",
            description = "Finds runs by words of their conversation, reply or request id.",
            mixinStandardHelpOptions = true)
    int search(
            @Parameters(
                            paramLabel = "WORDS",
                            arity = "0..*",
                            description = "Each must stand there, from its beginning.")
                    @Nullable List<String> words,
            @Option(
                            names = "--filter",
                            paramLabel = "KIND",
                            defaultValue = "all",
                            description =
                                    "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    QuickFilter filter,
            @Option(names = "--tag", paramLabel = "TAG", description = "Only runs with this tag.")
                    @Nullable String tag,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "At most so many, up to 1,000.")
                    int limit,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        RunQuery query =
                RunQuery.ALL
                        .matching(String.join(" ", words == null ? List.of() : words))
                        .filtered(filter)
                        .tagged(Optional.ofNullable(tag));
        List<RunSummary> runs = bench().archive().find(query, limit);
        runs.forEach(run -> out().println(json ? json(run).toString() : line(run)));
        if (runs.isEmpty() && !json) {
            out().println("No run fits.");
        }
        return ExitCode.OK;
    }

    @Command(name = "tag", description = "Puts a tag on runs.", mixinStandardHelpOptions = true)
    int tag(
            @Parameters(index = "0", paramLabel = "TAG", description = "The tag.") String tag,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "Runs.")
                    List<String> ids) {
        bench().edits().tag(known(ids), tag);
        out().println(ids.size() + " runs have the tag " + tag);
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = "Moves runs among the deleted ones; 'sessions restore' brings them back.",
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(arity = "1..*", paramLabel = "ID", description = "Runs.")
                    List<String> ids) {
        out().println(bench().edits().delete(known(ids)) + " runs deleted");
        return ExitCode.OK;
    }

    @Command(
            name = "restore",
            description = "Brings deleted runs back.",
            mixinStandardHelpOptions = true)
    int restore(
            @Parameters(arity = "1..*", paramLabel = "ID", description = "Runs.")
                    List<String> ids) {
        out().println(bench().edits().restore(known(ids)) + " runs restored");
        return ExitCode.OK;
    }

    @Command(
            name = "purge",
            description =
                    "Takes the deleted runs out for good; what they cost stays in the ledger.",
            mixinStandardHelpOptions = true)
    int purge() {
        out().println(bench().edits().purge() + " runs purged");
        return ExitCode.OK;
    }

    @Command(
            name = "export",
            description = "Writes kept runs as JSON Lines, newest first.",
            mixinStandardHelpOptions = true)
    int exportRuns(
            @Option(
                            names = "--out",
                            paramLabel = "FILE|-",
                            defaultValue = "-",
                            description = "Where to (default: standard output).")
                    String file,
            @Option(names = "--tag", paramLabel = "TAG", description = "Only runs with this tag.")
                    @Nullable String tag) {
        RunQuery query = RunQuery.ALL.tagged(Optional.ofNullable(tag));
        try (OutputStream target =
                file.equals("-")
                        ? OutputStream.nullOutputStream()
                        : OutputFile.open(Path.of(file), err())) {
            int count = export(query, file.equals("-") ? StandardOutput.stream() : target);
            err().println("playground: " + count + " runs written");
            return ExitCode.OK;
        } catch (IOException e) {
            throw StandardOutput.fault(file, e);
        }
    }

    private int export(RunQuery query, OutputStream target) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(target);
        try {
            return RunImport.write(
                    bench().archive(),
                    query,
                    interruption().guard(out, "stopped; the runs that are written are whole"));
        } finally {
            out.flush();
        }
    }

    @Command(
            name = "import",
            description = "Takes in runs that were exported; runs that are known stay as they are.",
            mixinStandardHelpOptions = true)
    int importRuns(@Parameters(paramLabel = "FILE", description = "JSON Lines.") Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            RunImport.Report report = importRuns(in);
            if (report.mended() > 0) {
                err().println(
                                "playground: runs with halves of surrogate pairs, which were read as U+FFFD: "
                                        + report.mended());
            }
            report.faults().forEach(fault -> err().println("playground: " + file + ": " + fault));
            out().println(
                            report.added()
                                    + " runs came in, "
                                    + report.known()
                                    + " were known, "
                                    + report.bad()
                                    + " lines are no runs");
            return report.bad() == 0 ? ExitCode.OK : ExitCode.BAD_DATA;
        } catch (NoSuchFileException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + file);
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "reading failed: " + e.getMessage());
        }
    }

    private RunImport.Report importRuns(InputStream in) throws IOException {
        RunImport.Shelf shelf = bench().shelf();
        AtomicInteger added = new AtomicInteger();
        return RunImport.read(
                interruption()
                        .guard(
                                in,
                                () ->
                                        "stopped; "
                                                + added
                                                + " runs came in. Import the file again for the rest: runs that are known stay as they are"),
                runs -> {
                    int came = shelf.keep(runs);
                    added.addAndGet(came);
                    return came;
                });
    }

    private Interruption interruption() {
        return Objects.requireNonNull(root).interruption();
    }

    private List<String> known(List<String> ids) {
        return runs(ids).stream().map(RunRecord::id).toList();
    }

    /// The runs with these ids, or the beginnings of them.
    ///
    /// @throws CommandFault when one of them is not kept
    List<RunRecord> runs(List<String> ids) {
        return ids.stream()
                .map(id -> bench().archive().find(id).orElseThrow(() -> unknown(id)))
                .toList();
    }

    private static CommandFault unknown(String id) {
        return new CommandFault(
                ExitCode.BAD_DATA,
                "no one run has the id " + id + "; see 'playground sessions list'");
    }

    @Command(name = "show", description = "Shows one run.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID", description = "The run's id, or the beginning of it.")
                    String id,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        RunRecord run = bench().archive().find(id).orElseThrow(() -> unknown(id));
        if (json) {
            out().println(RunJson.write(run));
            return ExitCode.OK;
        }
        out().println("Run " + run.id() + ", " + when(run.startedAt()) + ", " + run.provider());
        print("System prompt", run.draft().system());
        print("Prompt", run.draft().prompt());
        RunReport.print(run, true, out());
        print("What the user saw", run.surfaced());
        return ExitCode.OK;
    }

    private String when(Instant at) {
        return WHEN.withZone(bench().clock().getZone()).format(at);
    }

    private void print(String title, String text) {
        out().println(title);
        out().println((text.isBlank() ? "(nothing)" : text.strip()).indent(2).stripTrailing());
        out().println();
    }

    private String line(RunSummary run) {
        String prompt = run.prompt().strip().replaceAll("\\s+", " ");
        return String.format(
                Locale.ROOT,
                "%s  %s  %-18s  %-8s  %-8s  %6d  %10s  %s%s",
                run.id(),
                when(run.startedAt()),
                run.isTakenBack() ? "SHOWN, TAKEN BACK" : run.outcome(),
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
                .put("takenBack", run.isTakenBack())
                .put("inputTokens", run.inputTokens())
                .put("outputTokens", run.outputTokens())
                .put("cost", run.cost().words());
    }

    Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

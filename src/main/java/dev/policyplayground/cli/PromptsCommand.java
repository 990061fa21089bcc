package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.library.PlainFile;
import dev.policyplayground.library.PromptName;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.prompt.Variables;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground prompts`: the named system prompts and their versions.
@Command(
        name = "prompts",
        description = "Lists, shows and saves named system prompts.",
        mixinStandardHelpOptions = true)
final class PromptsCommand implements Runnable {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandFault(
                ExitCode.USAGE,
                "say what to do: prompts list, prompts show NAME, or prompts save NAME --text TEXT");
    }

    @Command(name = "list", description = "Lists all prompts.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "One JSON object a line.") boolean json) {
        List<SavedPrompt> prompts = bench().prompts().prompts();
        for (SavedPrompt prompt : prompts) {
            out().println(
                            json
                                    ? json(prompt.name(), prompt.newest()).toString()
                                    : line(prompt.name(), prompt.newest()));
        }
        if (prompts.isEmpty() && !json) {
            out().println("No prompts yet. 'playground prompts save NAME --text TEXT' makes one.");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Prints a prompt as it stands, its newest version unless told otherwise.")
    int show(
            // The standard options would take --version for the program's own.
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = "Show this help message and exit.")
                    boolean help,
            @Parameters(paramLabel = "NAME", description = "The prompt's name.") String name,
            @Option(names = "--version", paramLabel = "N", description = "An earlier version.")
                    @Nullable Integer version,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        SavedPrompt prompt = SystemPromptOptions.newest(bench().prompts(), name);
        PromptVersion shown = version == null ? prompt.newest() : version(prompt, version);
        if (json) {
            out().println(json(prompt.name(), shown));
        } else {
            out().println(shown.text());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "save",
            description =
                    "Saves a text as the newest version of a prompt. The same text again makes no other.",
            mixinStandardHelpOptions = true)
    int save(
            @Parameters(paramLabel = "NAME", description = "The prompt's name.") String name,
            @Option(
                            names = "--text",
                            paramLabel = "TEXT|@FILE|-",
                            required = true,
                            description = "The text; - reads standard input.")
                    String given) {
        String text = checked(name, given);
        Optional<PromptVersion> before = bench().prompts().find(name).map(SavedPrompt::newest);
        PromptVersion saved = bench().prompts().save(name, text);
        boolean isNew = before.filter(saved::equals).isEmpty();
        out().println(
                        isNew
                                ? String.format(
                                        Locale.ROOT,
                                        "Saved '%s', version %d.",
                                        name.strip(),
                                        saved.number())
                                : String.format(
                                        Locale.ROOT,
                                        "'%s' has this text already, in version %d.",
                                        name.strip(),
                                        saved.number()));
        return ExitCode.OK;
    }

    private static String checked(String name, String given) {
        Optional<PromptName.Fault> fault = PromptName.fault(name);
        if (fault.isPresent()) {
            throw new CommandFault(ExitCode.USAGE, words(fault.get()));
        }
        String text = PlainFile.plain(Texts.read(given, System.in));
        if (text.isBlank()) {
            throw new CommandFault(ExitCode.USAGE, "--text is empty; give a text, @FILE or -");
        }
        if (text.length() > PlainFile.MAX_BYTES) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, "the text is longer than 1 MB; a prompt holds at most that");
        }
        return text;
    }

    private PromptVersion version(SavedPrompt prompt, int number) {
        return bench().prompts().versions(prompt.name()).stream()
                .filter(v -> v.number() == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFault(
                                        ExitCode.BAD_DATA,
                                        String.format(
                                                Locale.ROOT,
                                                "'%s' has no version %d; its newest is %d",
                                                prompt.name(),
                                                number,
                                                prompt.newest().number())));
    }

    private static String words(PromptName.Fault fault) {
        return switch (fault) {
            case BLANK -> "the name is blank; give the prompt a name";
            case TOO_LONG ->
                    "the name is longer than " + PromptName.MAX_LENGTH + " characters; shorten it";
            case CONTROL_CHARACTER -> "the name holds a line break or a control character";
        };
    }

    private String line(String name, PromptVersion newest) {
        String text = newest.text().strip().replaceAll("\\s+", " ");
        return String.format(
                Locale.ROOT,
                "%-30s  version %-4d  %s  %s",
                name,
                newest.number(),
                when(newest.madeAt()),
                text.length() > 60 ? text.substring(0, 59) + "…" : text);
    }

    private static JsonNode json(String name, PromptVersion version) {
        return JsonNode.object()
                .put("name", name)
                .put("version", version.number())
                .put("madeAt", version.madeAt().toString())
                .put(
                        "variables",
                        JsonNode.array(
                                Variables.in(version.text()).stream().map(JsonNode::text).toList()))
                .put("text", version.text());
    }

    private String when(Instant at) {
        return WHEN.withZone(bench().clock().getZone()).format(at);
    }

    private Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

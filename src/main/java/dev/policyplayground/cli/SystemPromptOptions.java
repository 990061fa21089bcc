package dev.policyplayground.cli;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.prompt.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The system prompt of a run: given as it stands, or a saved one with its `{{variables}}` filled.
/// Filled by picocli.
final class SystemPromptOptions {
    @Option(
            names = "--system",
            paramLabel = "TEXT|@FILE",
            description = "The system prompt.")
    private Optional<String> system = Optional.empty();

    @Option(
            names = "--system-prompt",
            paramLabel = "NAME",
            description = "A saved system prompt, in its newest version; see 'playground prompts'.")
    private Optional<String> saved = Optional.empty();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "The value of a {{variable}} in the saved prompt; may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    /// @param prompts asked only when a saved prompt is named, so that nothing else opens it
    /// @throws CommandFault when the options contradict each other, nothing has the name, or a
    ///   variable has no value
    String read(Supplier<PromptLibrary> prompts) {
        if (saved.isEmpty()) {
            if (!values.isEmpty()) {
                throw usage("--var goes with --system-prompt NAME");
            }
            return Texts.read(system.orElse(""), System.in);
        }
        if (system.isPresent()) {
            throw usage("give --system or --system-prompt, not both");
        }
        String text = newest(prompts.get(), saved.get()).newest().text();
        List<String> missing = Variables.missing(values, text);
        if (!missing.isEmpty()) {
            throw usage(
                    "the prompt '%s' has no value for %s; give %s"
                            .formatted(
                                    saved.get(),
                                    String.join(", ", missing),
                                    String.join(
                                            " ",
                                            missing.stream()
                                                    .map(name -> "--var " + name + "=VALUE")
                                                    .toList())));
        }
        return Variables.fill(text, values);
    }

    /// @throws CommandFault when nothing has the name
    static SavedPrompt newest(PromptLibrary prompts, String name) {
        return prompts.find(name)
                .orElseThrow(
                        () ->
                                new CommandFault(
                                        ExitCode.BAD_DATA,
                                        "no prompt is called '"
                                                + name
                                                + "'; see 'playground prompts list'"));
    }

    private static CommandFault usage(String words) {
        return new CommandFault(ExitCode.USAGE, words);
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiResult;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ModelInfo;
import dev.policyplayground.settings.KeyAccess;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground key`: where the API key is, and whether the API takes it. The key itself is never
/// printed, and never an argument: other programs can read those.
@Command(
        name = "key",
        description =
                "Says where the API key is, checks it, keeps it in the keychain or forgets it.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Runnable {
    private static final int MOST_BYTES = 4_096;

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        KeyAccess keys = keys();
        String where =
                switch (keys.origin()) {
                    case ENVIRONMENT -> "The key is set in ANTHROPIC_API_KEY.";
                    case KEYCHAIN -> "The key is in the keychain.";
                    case NOWHERE -> "There is no key; the simulator answers.";
                };
        out().println(where);
        keys.unavailable()
                .ifPresent(why -> out().println("The keychain cannot be used: " + why + "."));
    }

    @Command(
            name = "check",
            description = "Asks the API which models the key may use; spends nothing.",
            mixinStandardHelpOptions = true)
    int check(@Mixin PlainHttpOption plainHttp) {
        Bench bench = Objects.requireNonNull(root).bench();
        plainHttp.apply(bench, Objects.requireNonNull(spec).commandLine().getErr());
        return switch (bench.client().models(new Cancellation())) {
            case ApiResult.Ok<List<ModelInfo>>(List<ModelInfo> models, var _) -> {
                out().println("The API takes the key. It may use " + models.size() + " models.");
                yield ExitCode.OK;
            }
            case ApiResult.Failed<List<ModelInfo>>(ApiFailure failure, var _) ->
                    throw new CommandFault(ExitCode.API_FAILURE, failure.describe());
            case ApiResult.Cancelled<List<ModelInfo>>() -> ExitCode.CANCELLED;
        };
    }

    @Command(
            name = "keep",
            description =
                    "Reads a key from the terminal (not shown) or from standard input, and keeps it in the keychain.",
            mixinStandardHelpOptions = true)
    int keep() {
        Optional<String> problem = keys().keep(read());
        if (problem.isPresent()) {
            throw new CommandFault(
                    ExitCode.CHECK_FAILED,
                    "the key was not kept: "
                            + problem.get()
                            + ". Set ANTHROPIC_API_KEY instead; nothing was written to disk.");
        }
        out().println("The key is in the keychain.");
        return ExitCode.OK;
    }

    @Command(
            name = "forget",
            description = "Takes the key out of the keychain.",
            mixinStandardHelpOptions = true)
    int forget() {
        Optional<String> problem = keys().forget();
        if (problem.isPresent()) {
            throw new CommandFault(ExitCode.CHECK_FAILED, problem.get());
        }
        out().println("No key is in the keychain.");
        return ExitCode.OK;
    }

    private static String read() {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("API key: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            return new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "standard input cannot be read");
        }
    }

    private KeyAccess keys() {
        return Objects.requireNonNull(root).bench().keys();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

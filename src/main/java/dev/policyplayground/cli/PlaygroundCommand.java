package dev.policyplayground.cli;

import dev.policyplayground.session.StorageException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line. Without a command it opens the window.
@Command(
        name = "playground",
        description =
                "A bench for the two-layer defence around Claude. Without a command it opens the window.",
        mixinStandardHelpOptions = true,
        versionProvider = PlaygroundCommand.Version.class,
        subcommands = {
            RunCommand.class,
            JudgeCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            SessionsCommand.class,
            PromptsCommand.class,
            UsageCommand.class,
            PricesCommand.class,
            PolicyCommand.class,
            ModelsCommand.class,
            KeyCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 fine, 1 a check failed, 2 no display, 3 stopped by a layer, the API or the model,",
            "4 API or network failure, 5 budget, 6 a run that was not saved, 64 usage, 65 bad data, 70 a bug, 130 cancelled,",
            "129 and 143 ended by HUP and TERM, 141 nobody reads the output any more."
        })
public final class PlaygroundCommand implements Runnable {
    // What Java makes of bytes that are no text in the locale's encoding.
    private static final char REPLACEMENT = '\uFFFD';

    private final Bench bench;
    private final Interruption interruption;
    private int windowExit;

    private PlaygroundCommand(Bench bench, Interruption interruption) {
        this.bench = bench;
        this.interruption = interruption;
    }

    Bench bench() {
        return bench;
    }

    Interruption interruption() {
        return interruption;
    }

    @Override
    public void run() {
        windowExit = bench.openWindow();
    }

    /// Runs the command that `args` name and gives its exit code. Never throws. Whatever is printed
    /// on the way is escaped where a terminal would obey it.
    public static int execute(Bench bench, PrintWriter out, PrintWriter err, String... args) {
        PrintWriter safeOut = new CommandOutput(out, false);
        PrintWriter safeErr = new CommandOutput(err, true);
        try (Interruption interruption = new Interruption()) {
            int code =
                    executeEscaped(
                            new PlaygroundCommand(bench, interruption), safeOut, safeErr, args);
            safeOut.close();
            if (out.checkError()) {
                code = StandardOutput.exitCode(Optional.empty());
                if (code != ExitCode.NO_READER) {
                    safeErr.println(
                            "playground: the output could not be written; is the disk full?");
                }
            }
            safeErr.close();
            return code;
        }
    }

    private static int executeEscaped(
            PlaygroundCommand root, PrintWriter out, PrintWriter err, String... args) {
        if (Arrays.stream(args).anyMatch(a -> a.indexOf(REPLACEMENT) >= 0)) {
            err.println(
                    "playground: an argument holds characters that did not arrive here. Set the locale to one with UTF-8 (LC_ALL=C.UTF-8), or give the text as @FILE or on standard input (-).");
            return ExitCode.USAGE;
        }
        if (args.length > 0) {
            root.interruption.begin();
        }
        CommandLine line = new CommandLine(root);
        line.setOut(out);
        line.setErr(err);
        line.setExpandAtFiles(false);
        // Its own colours would be escaped with everybody else's.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(PlaygroundCommand::exitCode);
        line.setExecutionExceptionHandler(
                (e, command, _) -> {
                    command.getErr().println("playground: " + words(root.bench, e));
                    return exitCode(e);
                });
        line.setParameterExceptionHandler(
                (e, _) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr().println("playground: " + e.getMessage());
                    command.getErr()
                            .println(
                                    "Try '"
                                            + command.getCommandSpec().qualifiedName()
                                            + " --help'.");
                    return ExitCode.USAGE;
                });
        int code = line.execute(args);
        return code == ExitCode.OK ? root.windowExit : code;
    }

    private static int exitCode(Throwable e) {
        return switch (e) {
            case CommandFault fault -> fault.exitCode();
            case StorageException _ -> ExitCode.BAD_DATA;
            default -> ExitCode.BUG;
        };
    }

    private static String words(Bench bench, Throwable e) {
        return switch (e) {
            case CommandFault fault -> fault.words();
            case StorageException storage -> storage.advice();
            default -> bench.logged(e);
        };
    }

    /// The program's version, from its jar.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PlaygroundCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "Policy Playground " + (version == null ? "(development)" : version),
                "Java " + Runtime.version()
            };
        }
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.session.StorageException;
import java.io.PrintWriter;
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
            "4 API or network failure, 5 budget, 6 a run that was not saved, 64 usage, 65 bad data, 70 a bug, 130 cancelled."
        })
public final class PlaygroundCommand implements Runnable {
    private final Bench bench;
    private int windowExit;

    public PlaygroundCommand(Bench bench) {
        this.bench = bench;
    }

    Bench bench() {
        return bench;
    }

    @Override
    public void run() {
        windowExit = bench.openWindow();
    }

    /// Runs the command that `args` name and gives its exit code. Never throws. Whatever is printed
    /// on the way is escaped where a terminal would obey it.
    public static int execute(Bench bench, PrintWriter out, PrintWriter err, String... args) {
        PrintWriter safeOut = new PrintWriter(new EscapingWriter(out));
        PrintWriter safeErr = new PrintWriter(new EscapingWriter(err), true);
        int code = executeEscaped(bench, safeOut, safeErr, args);
        safeOut.close();
        if (out.checkError()) {
            safeErr.println("playground: the output could not be written; is the disk full?");
            code = ExitCode.BAD_DATA;
        }
        safeErr.close();
        return code;
    }

    private static int executeEscaped(
            Bench bench, PrintWriter out, PrintWriter err, String... args) {
        PlaygroundCommand root = new PlaygroundCommand(bench);
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
                    command.getErr().println("playground: " + words(e));
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

    private static String words(Throwable e) {
        return switch (e) {
            case CommandFault fault -> fault.words();
            case StorageException storage -> storage.advice();
            default -> bug(e);
        };
    }

    // The root cause and the place, so that it can be reported: never a stack trace.
    private static String bug(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return "a bug: "
                + root
                + (trace.length > 0 ? " at " + trace[0] : "")
                + ". Nothing that was saved is lost.";
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

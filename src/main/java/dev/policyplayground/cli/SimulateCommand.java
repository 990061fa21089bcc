package dev.policyplayground.cli;

import dev.policyplayground.simulator.Simulator;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground simulate`: the simulated Messages API for other programs on this machine.
@Command(
        name = "simulate",
        description =
                "Serves the simulated Messages API on this machine's loopback address until Ctrl+C.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port; 0 for any free one (default).")
    private int port;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The one key that is accepted (default: any).")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--pace",
            paramLabel = "MS",
            defaultValue = "15",
            description =
                    "Milliseconds between two pieces of a streamed reply (default: ${DEFAULT-VALUE}).")
    private long pace;

    @Option(
            names = "--strikes",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Requests flagged over policy after which a key is disabled; 0 for never (default: ${DEFAULT-VALUE}).")
    private int strikes;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new CommandFault(ExitCode.USAGE, "--port must be from 0 to 65535");
        }
        if (pace < 0 || pace > 60_000) {
            throw new CommandFault(ExitCode.USAGE, "--pace must be from 0 to 60000 milliseconds");
        }
        if (strikes < 0 || strikes > 1_000_000) {
            throw new CommandFault(ExitCode.USAGE, "--strikes must be from 0 to 1000000");
        }
        Simulator.Options options =
                new Simulator.Options(port, key, Duration.ofMillis(pace), strikes);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Simulator simulator = Objects.requireNonNull(root).bench().simulator(options)) {
            out.println("Simulated Messages API at " + simulator.baseUrl());
            String which =
                    key.isPresent()
                            ? "the key you gave in ANTHROPIC_API_KEY."
                            : "any ANTHROPIC_API_KEY.";
            out.println(
                    "Point a client at it: ANTHROPIC_BASE_URL="
                            + simulator.baseUrl()
                            + " and "
                            + which);
            out.println("Ctrl+C stops it.");
            out.flush();
            CountDownLatch interrupted = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(interrupted::countDown, "stop-simulator"));
            interrupted.await();
        }
        return ExitCode.OK;
    }
}

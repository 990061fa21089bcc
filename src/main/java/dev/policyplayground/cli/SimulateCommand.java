package dev.policyplayground.cli;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.recording.Recording;
import dev.policyplayground.simulator.Limits;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            defaultValue = "",
            description =
                    "What happens to every request, such as \"slow(40) padded\"; see docs/simulator.md. A request may ask for its own in the header x-simulate.")
    private String scenario = "";

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Requests a minute for each key; 0 for no limit (default: ${DEFAULT-VALUE}).")
    private long requests;

    @Option(
            names = "--input-tokens",
            paramLabel = "N",
            defaultValue = "2000000",
            description =
                    "Input tokens a minute for each key; 0 for no limit (default: ${DEFAULT-VALUE}).")
    private long inputTokens;

    @Option(
            names = "--output-tokens",
            paramLabel = "N",
            defaultValue = "400000",
            description =
                    "Output tokens a minute for each key; 0 for no limit (default: ${DEFAULT-VALUE}).")
    private long outputTokens;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Answer with recorded exchanges, at their own pace.")
    private Optional<Path> replay = Optional.empty();

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
        if (requests < 0 || inputTokens < 0 || outputTokens < 0) {
            throw new CommandFault(ExitCode.USAGE, "a limit must be 0 or more a minute");
        }
        Optional<Recording> recording = replay.map(SimulateCommand::recording);
        SimulatorOptions options =
                recording
                        .map(SimulatorOptions.QUICK::withRecording)
                        .orElse(SimulatorOptions.QUICK)
                        .withPort(port)
                        .withKey(key)
                        .withPace(Duration.ofMillis(pace))
                        .withStrikes(strikes)
                        .withLimits(new Limits(requests, inputTokens, outputTokens))
                        .withScenario(scenario);
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
            recording.ifPresent(
                    r ->
                            out.println(
                                    "It plays the "
                                            + r.size()
                                            + " exchanges of "
                                            + r.name()
                                            + " back."));
            out.println("Ctrl+C stops it.");
            out.flush();
            CountDownLatch interrupted = new CountDownLatch(1);
            root.interruption().watch(interrupted::countDown);
            interrupted.await();
            out.println("The simulator has stopped.");
        }
        return ExitCode.OK;
    }

    private static Recording recording(Path file) {
        try {
            return Recording.read(file);
        } catch (JsonFault e) {
            throw new CommandFault(ExitCode.BAD_DATA, e.reason());
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, String.valueOf(e.getMessage()));
        }
    }
}

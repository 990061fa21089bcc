package dev.policyplayground.cli;

import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.usage.Provider;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say where a reply comes from.
final class ReplyOptions {
    @Option(
            names = "--live",
            description =
                    "Ask the real API. Needs ANTHROPIC_API_KEY or a key in the keychain. Without it the simulator answers.")
    private boolean live;

    @Option(
            names = "--simulate",
            paramLabel = "SCENARIO",
            defaultValue = "",
            description =
                    "What the simulator lets happen, such as \"overloaded(2) slow(40)\"; see docs/simulator.md.")
    private String scenario = "";

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Play a recording back, at its own pace and without a network.")
    private Optional<Path> replay = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write the exchange, redacted, to the end of a recording.")
    private Optional<Path> record = Optional.empty();

    @Mixin private PlainHttpOption plainHttp = new PlainHttpOption();

    /// Where the reply comes from.
    ///
    /// @param err where a warning is printed
    /// @throws CommandFault when the options exclude each other
    ReplyChoice choice(Bench bench, PrintWriter err) {
        ReplyChoice choice = choice();
        if (live) {
            plainHttp.apply(bench, err);
        }
        return choice;
    }

    private ReplyChoice choice() {
        if (live && replay.isPresent()) {
            throw new CommandFault(ExitCode.USAGE, "--live and --replay exclude each other");
        }
        if (live && !scenario.isBlank()) {
            throw new CommandFault(
                    ExitCode.USAGE, "--simulate is for the simulator, not for --live");
        }
        try {
            Simulator.checkScenario(scenario);
        } catch (IllegalArgumentException e) {
            throw new CommandFault(ExitCode.USAGE, "--simulate: " + e.getMessage());
        }
        return new ReplyChoice(live ? Provider.LIVE : Provider.SIMULATED, scenario, replay, record);
    }
}

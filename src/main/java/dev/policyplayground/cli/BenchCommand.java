package dev.policyplayground.cli;

import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.simulator.Simulator;
import dev.policyplayground.simulator.SimulatorOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground bench`: measures this program on this machine, with a baseline in the same run.
@Command(
        name = "bench",
        description = "Measures this program on this machine.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    private static final int LOOKS = 50;

    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandFault(
                ExitCode.USAGE, "say what to measure: bench sessions, bench client, bench worst");
    }

    @Command(
            name = "sessions",
            description = {
                "How long it takes to open the list of kept runs and to search it, on the data folder in use.",
                "Fill a folder of its own first: POLICY_PLAYGROUND_HOME=DIR playground bench sessions --fill 10000"
            },
            mixinStandardHelpOptions = true)
    int sessions(
            @Option(
                            names = "--fill",
                            paramLabel = "N",
                            defaultValue = "0",
                            description =
                                    "First keep N simulated runs there (only in a folder that POLICY_PLAYGROUND_HOME names).")
                    int fill) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Bench bench = Objects.requireNonNull(root).bench();
        if (fill > 0) {
            bench.fill(fill);
        }
        RunArchive archive = bench.archive();
        out.printf(
                "%s, %d processors, Java %s, %,d runs%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                archive.count());
        report(out, "baseline: count all runs", archive::count);
        report(out, "first page of the list", () -> archive.newest(Optional.empty(), 200).size());
        report(out, "list of sittings", () -> archive.sessions(500).size());
        for (String words : new String[] {"python", "wifi password", "req_sim", "zzzz"}) {
            RunQuery query = RunQuery.ALL.matching(words);
            report(
                    out,
                    "search '" + words + "'",
                    () -> archive.find(query, 200).size() + archive.count(query, 100_000));
        }
        for (RunQuery.QuickFilter filter : RunQuery.QuickFilter.values()) {
            RunQuery query = RunQuery.ALL.filtered(filter);
            report(
                    out,
                    "filter " + filter,
                    () -> archive.find(query, 200).size() + archive.count(query, 100_000));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "client",
            description = {
                "What this program's client adds to a bare HTTP call, against the simulator on this machine:",
                "microseconds an event without a pause, and the first and the last delta at 20 ms between deltas."
            },
            mixinStandardHelpOptions = true)
    int client() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "%s, %d processors, Java %s%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        Bench bench = Objects.requireNonNull(root).bench();
        Simulator simulator = bench.simulator(SimulatorOptions.QUICK);
        ClientTimes.withoutPause(simulator.baseUrl(), bench.clock(), out);
        ClientTimes.withPause(simulator.baseUrl(), bench.clock(), out);
        return ExitCode.OK;
    }

    @Command(
            name = "worst",
            description = {
                "How long the gates take on texts that are made to stall them, at a length and at twice that:",
                "input gate, output gate in one piece and in deltas of 4 characters. Plain prose is the baseline.",
                "A ratio of 2 is linear."
            },
            mixinStandardHelpOptions = true)
    int worst(
            @Option(names = "--policy", paramLabel = "FILE", description = "Another policy pack.")
                    Optional<Path> policy,
            @Option(
                            names = "--length",
                            paramLabel = "N",
                            defaultValue = "77000",
                            description =
                                    "Characters of the shorter text (default: ${DEFAULT-VALUE}).")
                    int length,
            @Option(
                            names = "--no-characters",
                            description =
                                    "Leave out the search through every character that changes its length when it is normalised.")
                    boolean kindsAlone) {
        if (length < 100 || length > 1_000_000) {
            throw new CommandFault(ExitCode.USAGE, "--length must be from 100 to 1,000,000");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "%s, %d processors, Java %s%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        new WorstTimes(Packs.load(Objects.requireNonNull(root).bench(), policy), out)
                .print(length, !kindsAlone);
        return ExitCode.OK;
    }

    private interface Look {
        long at();
    }

    private static void report(PrintWriter out, String what, Look look) {
        long first = System.nanoTime();
        long found = look.at();
        double firstMillis = (System.nanoTime() - first) / 1e6;
        double[] millis = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long start = System.nanoTime();
            found = look.at();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                "%-28s first %7.1f ms   p50 %7.2f ms   p99 %7.2f ms   (%,d)%n",
                what, firstMillis, millis[LOOKS / 2], millis[LOOKS - 1], found);
    }
}

package dev.policyplayground.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/// Starts the benchmarks and names the machine. Arguments are JMH's.
public final class GateBench {
    private GateBench() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        System.out.printf(
                "%s %s, %d processors, Java %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        new Runner(new CommandLineOptions(args)).run();
    }
}

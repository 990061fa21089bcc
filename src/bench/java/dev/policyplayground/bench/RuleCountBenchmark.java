package dev.policyplayground.bench;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What more rules cost: 10 kB of prose under 300 and under 3,000 rules.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class RuleCountBenchmark {
    private final String text = Texts.prose(10_000);

    @Param({"300", "3000"})
    public int rules;

    private Gates gates;

    @Setup
    public void prepare() {
        gates = BenchPacks.generated(rules);
    }

    @Benchmark
    public Assessment inputGate10k() {
        return gates.input().judge(Exchange.of(text));
    }
}

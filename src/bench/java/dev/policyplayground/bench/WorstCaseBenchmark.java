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

/// Texts that are made to stall a gate, each at a length and at twice that: linear is a factor of
/// two.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class WorstCaseBenchmark {
    @Param({
        "dots",
        "oneLetter",
        "fences",
        "base64",
        "percent",
        "entities",
        "spaced",
        "leet",
        "hits"
    })
    public String kind;

    @Param({"1", "2"})
    public int times;

    private String text = "";
    private Gates gates;

    @Setup
    public void prepare() {
        gates = BenchPacks.shipped();
        text =
                switch (kind) {
                    case "dots" -> ".".repeat(2_000 * times);
                    case "oneLetter" -> "a".repeat(50_000 * times);
                    case "fences" -> "```".repeat(5_000 * times);
                    case "base64" -> "QUJD".repeat(12_500 * times);
                    case "percent" -> "%41".repeat(15_000 * times);
                    case "entities" -> "&#65;".repeat(10_000 * times);
                    case "spaced" -> "b o m b ".repeat(6_000 * times);
                    case "leet" -> "k1ll 3v3n ".repeat(5_000 * times);
                    case "hits" -> "how to make a bomb ".repeat(2_500 * times);
                    default -> throw new IllegalArgumentException(kind);
                };
    }

    @Benchmark
    public Assessment inputGate() {
        return gates.input().judge(Exchange.of(text));
    }
}

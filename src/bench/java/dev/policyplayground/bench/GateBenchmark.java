package dev.policyplayground.bench;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrails.PatternBasedPromptInjectionGuardrail;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The local gates with the default pack, beside a loop of `java.util.regex` over the same rules
/// and langchain4j's prompt-injection guardrail.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class GateBenchmark {
    private final String short1k = Texts.prose(1_000);
    private final String long100k = Texts.prose(100_000);
    private Gates gates;
    private Gates withoutLearned;
    private RegexLoop regexLoop;
    private PatternBasedPromptInjectionGuardrail guardrail;
    private UserMessage message1k;

    @Setup
    public void prepare() {
        gates = BenchPacks.shipped();
        withoutLearned = PackCheck.withoutLearnedJudge(gates);
        regexLoop = new RegexLoop(gates.pack());
        guardrail = new PatternBasedPromptInjectionGuardrail();
        message1k = UserMessage.from(short1k);
    }

    @Benchmark
    public Assessment inputGate1k() {
        return gates.input().judge(Exchange.of(short1k));
    }

    @Benchmark
    public Assessment inputGate100k() {
        return gates.input().judge(Exchange.of(long100k));
    }

    @Benchmark
    public Assessment inputGate1kWithoutLearnedJudge() {
        return withoutLearned.input().judge(Exchange.of(short1k));
    }

    @Benchmark
    public Assessment inputGate100kWithoutLearnedJudge() {
        return withoutLearned.input().judge(Exchange.of(long100k));
    }

    @Benchmark
    public Assessment outputGate100kInOnePass() {
        return gates.output().judge(Exchange.of("Hello"), long100k);
    }

    @Benchmark
    public Assessment outputGate100kInDeltasOf4() {
        OutputGate.Watch watch = gates.output().watch(Exchange.of("Hello"));
        for (int i = 0; i < long100k.length(); i += 4) {
            watch.append(long100k.substring(i, Math.min(i + 4, long100k.length())));
        }
        return watch.finish();
    }

    @Benchmark
    public int baselineJavaRegexLoop1k() {
        return regexLoop.fired(short1k);
    }

    @Benchmark
    public Object baselineLangchain4jInjectionGuardrail1k() {
        return guardrail.validate(message1k);
    }
}

package dev.policyplayground.bench;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.LearnedJudge;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.moderation.rules.RuleJudge;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.text.TextNormalizer;
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

/// The learned judge, beside the rules over the same texts. With `-prof gc` the first three show
/// that reading a normalised text takes no memory.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class LearnedBenchmark {
    private final String text80 = Texts.prose(80);
    private final String text1k = Texts.prose(1_000);
    private final String text100k = Texts.prose(100_000);
    private final String normal80 = TextNormalizer.normalize(text80).text();
    private final String normal1k = TextNormalizer.normalize(text1k).text();
    private final String normal100k = TextNormalizer.normalize(text100k).text();
    private final byte[] file = BenchPacks.modelFile();
    private LearnedModel model;
    private Judge learned;
    private Judge rules;

    @Setup
    public void prepare() throws ModelFault {
        model = ModelFile.read("learned.model", file);
        PolicyPack pack = BenchPacks.shipped().pack();
        learned = new LearnedJudge(model, pack);
        rules = new RuleJudge(pack);
    }

    @Benchmark
    public double reading80() {
        return model.promptLogOdds(Head.HARM, normal80);
    }

    @Benchmark
    public double reading1k() {
        return model.promptLogOdds(Head.HARM, normal1k);
    }

    @Benchmark
    public double reading100k() {
        return model.promptLogOdds(Head.HARM, normal100k);
    }

    @Benchmark
    public Evidence judge80() {
        return learned.judgePrompt(Exchange.of(text80));
    }

    @Benchmark
    public Evidence judge1k() {
        return learned.judgePrompt(Exchange.of(text1k));
    }

    @Benchmark
    public Evidence baselineRules80() {
        return rules.judgePrompt(Exchange.of(text80));
    }

    @Benchmark
    public Evidence baselineRules1k() {
        return rules.judgePrompt(Exchange.of(text1k));
    }

    @Benchmark
    public LearnedModel loadingTheModel() throws ModelFault {
        return ModelFile.read("learned.model", file);
    }
}

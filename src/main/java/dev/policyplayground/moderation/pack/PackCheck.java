package dev.policyplayground.moderation.pack;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.InputGate;
import dev.policyplayground.moderation.Judge;
import dev.policyplayground.moderation.LengthJudge;
import dev.policyplayground.moderation.LocalJudges;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.data.SensitiveDataJudge;
import dev.policyplayground.moderation.learned.LearnedJudge;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.rules.PackCompiler;
import dev.policyplayground.moderation.rules.RuleJudge;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PackReader;
import dev.policyplayground.policy.PackReading;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a pack, compiles its rules and runs its inline tests. Stateless, safe from any thread.
public final class PackCheck {
    private PackCheck() {}

    /// Both gates under one pack.
    public record Gates(PolicyPack pack, InputGate input, OutputGate output) {}

    /// What came of loading a pack: gates that work, or every problem in the file.
    public sealed interface Loaded {
        record Ready(Gates gates) implements Loaded {}

        record Broken(List<YamlProblem> problems) implements Loaded {
            public Broken {
                problems = List.copyOf(problems);
            }

            /// One problem a line, as `file:line:column: message`.
            public String message() {
                return new PackReading.Refused(problems).message();
            }
        }
    }

    /// How one inline test came out.
    public record TestResult(InlineTest test, Verdict verdict, boolean passed) {}

    /// A pack that stands alone.
    ///
    /// @param source the file's name, as messages should give it
    public static Loaded load(String source, String text) {
        return load(source, text, BasePacks.NONE);
    }

    /// A pack without a learned judge, whatever it asks for.
    ///
    /// @param packs what the pack may build on
    public static Loaded load(String source, String text, BasePacks packs) {
        return load(source, text, packs, Optional::empty);
    }

    /// @param packs what the pack may build on
    /// @param learned the model of the learned judge, asked for only when the pack uses it; empty
    ///   when there is none, and then only the other judges judge
    public static Loaded load(
            String source,
            String text,
            BasePacks packs,
            Supplier<Optional<LearnedModel>> learned) {
        return switch (PackReader.read(source, text, packs)) {
            case PackReading.Refused refused -> new Loaded.Broken(refused.problems());
            case PackReading.Read(PolicyPack pack) -> {
                List<YamlProblem> problems = PackCompiler.problems(pack, source);
                yield problems.isEmpty()
                        ? new Loaded.Ready(gates(pack, learned))
                        : new Loaded.Broken(problems);
            }
        };
    }

    /// The same gates without the learned judge, to measure what it adds.
    public static Gates withoutLearnedJudge(Gates gates) {
        return gates(gates.pack(), Optional::empty);
    }

    public static List<TestResult> runTests(Gates gates) {
        return gates.pack().tests().stream().map(test -> run(gates, test)).toList();
    }

    private static Gates gates(PolicyPack pack, Supplier<Optional<LearnedModel>> learned) {
        List<Judge> all = new ArrayList<>();
        all.add(new RuleJudge(pack));
        if (!pack.sensitiveData().isEmpty()) {
            all.add(new SensitiveDataJudge(pack));
        }
        if (pack.learnedJudge().use()) {
            learned.get().map(model -> new LearnedJudge(model, pack)).ifPresent(all::add);
        }
        pack.abuseSignal().map(LengthJudge::new).ifPresent(all::add);
        LocalJudges judges = new LocalJudges(pack, all);
        return new Gates(pack, new InputGate(judges), new OutputGate(judges));
    }

    private static TestResult run(Gates gates, InlineTest test) {
        List<Turn> context =
                test.document().isEmpty()
                        ? List.of()
                        : List.of(Turn.document("document", test.document()));
        Verdict verdict =
                test.layer() == Layer.OUTPUT
                        ? gates.output()
                                .judge(new Exchange(context, test.prompt()), test.text())
                                .verdict()
                        : gates.input().judge(new Exchange(context, test.text())).verdict();
        boolean passed =
                verdict instanceof Verdict.Judged judged
                        && judged.decision() == test.expect()
                        && test.category()
                                .map(
                                        c ->
                                                gates.pack()
                                                                .thresholds()
                                                                .decide(c, judged.scores().of(c))
                                                        == test.expect())
                                .orElse(true);
        return new TestResult(test, verdict, passed);
    }
}

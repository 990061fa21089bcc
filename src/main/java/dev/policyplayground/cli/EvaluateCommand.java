package dev.policyplayground.cli;

import dev.policyplayground.evaluation.Evaluation;
import dev.policyplayground.evaluation.Judgement;
import dev.policyplayground.evaluation.SetQuality;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground evaluate`: how well a gate does on labelled texts. No network, no database; prints
/// counts and scores, never a text.
@Command(
        name = "evaluate",
        description = {
            "Says how well a gate does on labelled JSON Lines; each file is a set of its own.",
            "In: {\"id\",\"text\",\"label\":\"safe\"|\"unsafe\"[,\"reply\"][,\"turns\"][,\"category\"]}.",
            "Flagged is what is reviewed or blocked. Intervals are Wilson's, at 95 %%."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Mixin private GateOptions gate = new GateOptions();

    @Option(
            names = "--by-category",
            description = "Also a line for each category that the labelled texts name.")
    private boolean byCategory;

    @Option(
            names = "--no-learned-judge",
            description =
                    "Without the learned judge, which was trained with public sets and knows their texts.")
    private boolean withoutLearnedJudge;

    @Option(names = "--json", description = "One JSON object in place of the table.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write id, label, decision and scores of each text there.")
    private Optional<Path> out = Optional.empty();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Labelled JSON Lines.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        Layer side = gate.side();
        if (out.isPresent() && files.contains(out.get())) {
            throw new CommandFault(
                    ExitCode.USAGE, "--out is one of the files to read; it would be lost");
        }
        Gates loaded = gate.load(Objects.requireNonNull(root).bench());
        Gates gates = withoutLearnedJudge ? PackCheck.withoutLearnedJudge(loaded) : loaded;
        Evaluation evaluation = new Evaluation(gates, side);
        List<SetQuality> sets = new ArrayList<>();
        long bad = 0;
        for (Path file : files) {
            Evaluation.Result result = evaluate(evaluation, file);
            sets.add(result.quality());
            bad += result.badLines().size();
            if (result.mended() > 0) {
                err().println(
                                file
                                        + ": texts with halves of surrogate pairs, which were read as U+FFFD: "
                                        + result.mended());
            }
            result.badLines()
                    .forEach(b -> err().println(file + ":" + b.number() + ": " + b.reason()));
        }
        print(gates, sets);
        out.ifPresent(target -> write(target, sets));
        return bad == 0 ? ExitCode.OK : ExitCode.BAD_DATA;
    }

    private Evaluation.Result evaluate(Evaluation evaluation, Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.jsonl$", "");
        try (InputStream in = Files.newInputStream(file)) {
            return evaluation.evaluate(
                    name,
                    new JsonLines(
                            Objects.requireNonNull(root)
                                    .interruption()
                                    .guard(in, () -> "stopped; nothing was evaluated"),
                            JsonLines.MAX_JUDGED_BYTES));
        } catch (NoSuchFileException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + file);
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, "reading " + file + " failed: " + e.getMessage());
        }
    }

    private void print(Gates gates, List<SetQuality> sets) {
        PrintWriter writer = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            writer.println(QualityJson.write(gates.pack(), gate.word(), sets).pretty());
        } else {
            QualityTable table = new QualityTable(writer);
            table.print(gates.pack(), gate.word(), sets, byCategory);
        }
    }

    private void write(Path target, List<SetQuality> sets) {
        try (OutputStream file = OutputFile.open(target, err())) {
            for (SetQuality set : sets) {
                for (Judgement each : set.judgements()) {
                    JsonLines.write(file, line(set.name(), each));
                }
            }
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, "writing " + target + " failed: " + e.getMessage());
        }
    }

    private static JsonNode line(String set, Judgement each) {
        return QualityJson.verdict(
                JsonNode.object()
                        .put("set", set)
                        .put("id", each.id())
                        .put("label", each.unsafe() ? "unsafe" : "safe")
                        .put("decision", each.verdict().word()),
                each.verdict());
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonLines;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.LabelledRun;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground sessions labels`: how many labels there are, and the labelled texts of one side as
/// `evaluate` reads them. A file holds one side only, for a label says nothing of the other.
@Command(
        name = "labels",
        description = {
            "Counts the labels, or writes the labelled texts of one side as labelled JSON Lines:",
            "{\"id\",\"text\",\"label\":\"safe\"|\"unsafe\"[,\"reply\"][,\"turns\"]}, oldest first.",
            "'evaluate --layer' reads them: input for prompts, output for replies."
        },
        mixinStandardHelpOptions = true)
final class SessionsLabelsCommand implements Callable<Integer> {
    /// What is written.
    enum Side {
        PROMPT(Layer.INPUT),
        REPLY(Layer.OUTPUT);

        private final Layer layer;

        Side(Layer layer) {
            this.layer = layer;
        }
    }

    @ParentCommand private @Nullable SessionsCommand sessions;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--jsonl",
            paramLabel = "SIDE",
            description = "Write the labelled texts of this side: prompt or reply.")
    private Optional<Side> side = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to (default: standard output).")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() {
        if (file.isPresent() && side.isEmpty()) {
            throw new CommandFault(ExitCode.USAGE, "--out needs --jsonl prompt or --jsonl reply");
        }
        RunLabels labels = Objects.requireNonNull(sessions).bench().labels();
        if (side.isEmpty()) {
            count(labels);
            return ExitCode.OK;
        }
        Layer layer = side.get().layer;
        List<LabelledText> texts =
                labels.all().stream()
                        .filter(l -> l.side() == layer)
                        .map(SessionsLabelsCommand::text)
                        .toList();
        if (file.isPresent()) {
            write(texts, file.get());
        } else {
            texts.forEach(t -> out().println(t.write()));
        }
        return ExitCode.OK;
    }

    private static LabelledText text(LabelledRun run) {
        return new LabelledText(
                run.runId(),
                run.exchange(),
                run.reply(),
                run.label() == RunLabel.HARMFUL,
                Optional.empty());
    }

    private void count(RunLabels labels) {
        for (Side each : Side.values()) {
            out().println(
                            String.format(
                                    Locale.ROOT,
                                    "%-8s %,d harmful, %,d harmless",
                                    each == Side.PROMPT ? "prompts" : "replies",
                                    labels.count(each.layer, RunLabel.HARMFUL),
                                    labels.count(each.layer, RunLabel.HARMLESS)));
        }
    }

    private void write(List<LabelledText> texts, Path target) {
        try (OutputStream to = OutputFile.open(target, err())) {
            for (LabelledText text : texts) {
                JsonLines.write(to, text.write());
            }
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "writing failed: " + e.getMessage());
        }
        err().println("playground: " + texts.size() + " labelled texts written");
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

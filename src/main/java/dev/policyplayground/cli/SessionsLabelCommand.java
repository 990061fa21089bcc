package dev.policyplayground.cli;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground sessions label`: says of kept runs whether their prompt or their reply is harmful.
/// When one of the runs cannot be labelled so, none is.
@Command(
        name = "label",
        description = {
            "Labels the prompt, the reply or both of kept runs as a person judges them.",
            "'sessions labels' writes what was labelled as labelled JSON Lines."
        },
        mixinStandardHelpOptions = true)
final class SessionsLabelCommand implements Callable<Integer> {
    /// What a label is set to.
    enum Word {
        HARMFUL(Optional.of(RunLabel.HARMFUL)),
        HARMLESS(Optional.of(RunLabel.HARMLESS)),
        NONE(Optional.empty());

        private final Optional<RunLabel> label;

        Word(Optional<RunLabel> label) {
            this.label = label;
        }
    }

    @ParentCommand private @Nullable SessionsCommand sessions;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--prompt",
            paramLabel = "LABEL",
            description = "harmful, harmless, or none to take the label away.")
    private Optional<Word> prompt = Optional.empty();

    @Option(names = "--reply", paramLabel = "LABEL", description = "The same for the reply.")
    private Optional<Word> reply = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Runs.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        if (prompt.isEmpty() && reply.isEmpty()) {
            throw new CommandFault(
                    ExitCode.USAGE, "say --prompt or --reply, with harmful, harmless or none");
        }
        List<RunRecord> runs =
                Objects.requireNonNull(sessions).runs(ids).stream().distinct().toList();
        if (reply.flatMap(word -> word.label).isPresent()) {
            runs.forEach(SessionsLabelCommand::mustHaveReply);
        }
        RunLabels labels = sessions.bench().labels();
        prompt.ifPresent(word -> put(labels, runs, Layer.INPUT, word));
        reply.ifPresent(word -> put(labels, runs, Layer.OUTPUT, word));
        return ExitCode.OK;
    }

    private static void mustHaveReply(RunRecord run) {
        if (run.reply().isBlank()) {
            throw new CommandFault(
                    ExitCode.BAD_DATA,
                    "the run "
                            + run.id()
                            + " has no reply that could be labelled; nothing was changed");
        }
    }

    private void put(RunLabels labels, List<RunRecord> runs, Layer side, Word word) {
        List<String> known = runs.stream().map(RunRecord::id).toList();
        String sides = side == Layer.INPUT ? " prompts" : " replies";
        long otherwise =
                labels.find(known).values().stream()
                        .map(before -> before.of(side))
                        .filter(before -> before.isPresent() && !before.equals(word.label))
                        .count();
        String done =
                word.label
                        .map(
                                label ->
                                        labels.set(known, side, label)
                                                + sides
                                                + " labelled "
                                                + (label == RunLabel.HARMFUL
                                                        ? "harmful"
                                                        : "harmless"))
                        .orElseGet(() -> labels.clear(known, side) + sides + " lost their label");
        String replaced =
                word.label.isPresent() && otherwise > 0
                        ? "; " + otherwise + " of them labelled otherwise before"
                        : "";
        Objects.requireNonNull(spec).commandLine().getOut().println(done + replaced);
    }
}

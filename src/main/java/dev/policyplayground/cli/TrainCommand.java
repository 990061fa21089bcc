package dev.policyplayground.cli;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.learned.ModelFile;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.training.Corpus;
import dev.policyplayground.training.CorpusFiles;
import dev.policyplayground.training.LabelTraining;
import dev.policyplayground.training.LabelTraining.Labels;
import dev.policyplayground.training.ModelShelf;
import dev.policyplayground.training.ModelTraining;
import dev.policyplayground.training.Progress;
import dev.policyplayground.training.SetReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/// `playground train`: teaches the learned judge, or makes it anew from labelled sets. No network;
/// prints counts and scores, never a text.
@Command(
        name = "train",
        description = {
            "Teaches the learned judge with labelled JSON Lines, on top of what it knows.",
            "In: {\"id\",\"text\",\"label\":\"safe\"|\"unsafe\"[,\"reply\"]}; a line with a reply says what the reply is.",
            "The new model is kept beside the old one; --adopt makes it judge, --undo takes that back.",
            "With --sets it is made anew from whole sets, and measured with each family left out."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Labelled JSON Lines.")
    private List<Path> files = List.of();

    @Option(
            names = "--sets",
            paramLabel = "DIR",
            description = "Makes the model anew from the study's sets in this folder.")
    private Optional<Path> sets = Optional.empty();

    @Option(
            names = "--trial",
            description = "With --sets: also measures the recipe of the first trial, to compare.")
    private boolean trial;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "With --sets: the pack whose rules are measured too: a file, or the id of a bundled one.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the model there.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--adopt", description = "The new model judges from now on.")
    private boolean adopt;

    @Option(names = "--undo", description = "The model that judged before does so again.")
    private boolean undo;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Same data and seed, same model. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "What the model's card gives as its day. Default: today.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--write-corpus",
            paramLabel = "DIR",
            description = "Writes requests.jsonl anew from DIR/source, and nothing else.")
    private Optional<Path> corpus = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Bench bench = Objects.requireNonNull(root).bench();
        int jobs =
                (sets.isPresent() ? 1 : 0)
                        + (files.isEmpty() ? 0 : 1)
                        + (undo ? 1 : 0)
                        + (corpus.isPresent() ? 1 : 0);
        if (jobs != 1) {
            throw new CommandFault(
                    ExitCode.USAGE, "name labelled files, or --sets, or --undo, or --write-corpus");
        }
        try {
            if (undo) {
                return undo(bench.models());
            }
            if (corpus.isPresent()) {
                CorpusFiles.writeRequests(corpus.get());
                out().println("Written: " + corpus.get().resolve("requests.jsonl"));
                return ExitCode.OK;
            }
            return sets.isPresent() ? anew(bench, sets.get()) : teach(bench);
        } catch (ModelFault e) {
            throw new CommandFault(ExitCode.BAD_DATA, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no file " + e.getFile());
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, String.valueOf(e.getMessage()));
        }
    }

    private int undo(ModelShelf shelf) throws IOException, ModelFault {
        if (!shelf.canGoBack()) {
            throw new CommandFault(ExitCode.USAGE, "the shipped model judges; nothing to undo");
        }
        LearnedModel model = shelf.goBack();
        out().println("Judges now: " + model.id() + (shelf.isShipped() ? " (shipped)" : ""));
        return ExitCode.OK;
    }

    private int anew(Bench bench, Path folder) throws IOException, ModelFault {
        ModelTraining training = new ModelTraining(bench.corpus(), folder, seed, progress());
        StudyPrinter printer = new StudyPrinter(out());
        if (trial) {
            printer.trial(training.trial());
        }
        ModelTraining.Result result = training.train(day(bench));
        printer.print(result, Packs.load(bench, policy));
        return keep(bench.models(), result.model());
    }

    private int teach(Bench bench) throws IOException, ModelFault {
        List<LabelledText> prompts = new ArrayList<>();
        List<LabelledText> replies = new ArrayList<>();
        for (Path file : files) {
            SetReader.Read read = SetReader.read(file, Layer.INPUT);
            if (!read.problems().isEmpty()) {
                read.problems().forEach(err()::println);
                throw new CommandFault(
                        ExitCode.BAD_DATA, "nothing was trained: mend these lines first");
            }
            read.texts().forEach(t -> (t.reply().isPresent() ? replies : prompts).add(t));
        }
        if (prompts.isEmpty() && replies.isEmpty()) {
            throw new CommandFault(ExitCode.BAD_DATA, "there is no label in these files");
        }
        LearnedModel base = bench.models().inForce();
        Corpus known = bench.corpus();
        LearnedModel model =
                LabelTraining.train(
                        base, known, new Labels(prompts, replies), seed, day(bench), progress());
        new StudyPrinter(out()).taught(base, model, prompts, replies);
        return keep(bench.models(), model);
    }

    private int keep(ModelShelf shelf, LearnedModel model) throws IOException, ModelFault {
        if (out.isPresent()) {
            try (OutputStream file = OutputFile.open(out.get(), err())) {
                file.write(ModelFile.write(model));
            }
            out().println("Written: " + out.get() + " (" + model.id() + ")");
        }
        if (adopt || out.isEmpty()) {
            shelf.keep(model);
        }
        if (adopt) {
            shelf.adopt(model.id());
            out().println(
                            "Judges now: "
                                    + model.id()
                                    + ". 'playground train --undo' takes it back.");
        } else if (out.isEmpty()) {
            out().println(
                            "Kept beside the model in force: "
                                    + model.id()
                                    + ". --adopt makes it judge.");
        }
        return ExitCode.OK;
    }

    private String day(Bench bench) {
        return date.orElseGet(() -> LocalDate.ofInstant(bench.clock().instant(), ZoneOffset.UTC))
                .toString();
    }

    private Progress progress() {
        PrintWriter err = err();
        Interruption interruption = Objects.requireNonNull(root).interruption();
        interruption.watch(() -> {});
        return (step, done) -> {
            interruption.check("stopped; the model that judges is the one that judged before");
            err.println(Math.round(done * 100) + " % " + step);
            err.flush();
        };
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

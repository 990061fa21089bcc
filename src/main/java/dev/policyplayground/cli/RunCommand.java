package dev.policyplayground.cli;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.prompt.TurnJson;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunEvent;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRequest;
import dev.policyplayground.run.TwoLayerRun;
import dev.policyplayground.run.TwoLayerRun.Layers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground run`: one exchange through both layers.
@Command(
        name = "run",
        description =
                "Runs one exchange through both layers: input gate, Claude (or the simulator), output gate.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Mixin private SystemPromptOptions system = new SystemPromptOptions();

    @Option(
            names = "--prompt",
            paramLabel = "TEXT|@FILE|-",
            required = true,
            description = "The prompt; - reads standard input.")
    private String prompt = "";

    @Option(
            names = "--turns",
            paramLabel = "JSON|@FILE",
            defaultValue = "",
            description =
                    "The conversation before the prompt: [{\"role\",\"text\"[,\"kind\",\"name\"]}], kind text, document or tool_result.")
    private String turns = "";

    @Option(
            names = "--model",
            paramLabel = "ID",
            defaultValue = ModelCatalog.DEFAULT_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model = ModelCatalog.DEFAULT_MODEL;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "4096",
            description =
                    "The reply's limit in tokens, thinking included (default: ${DEFAULT-VALUE}).")
    private long maxTokens = ModelCatalog.DEFAULT_MAX_TOKENS;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A policy pack in place of the default one: a file, or the id of a bundled one.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--release",
            paramLabel = "POLICY",
            defaultValue = "hold-sentence",
            description =
                    "With --stream: hold-all, hold-sentence, hold-window(N) with N characters, or check-after (default: ${DEFAULT-VALUE}). Without it the whole reply is judged before any of it is shown.")
    private String release = "hold-sentence";

    @Mixin private CallOptions call = new CallOptions();

    @Mixin private ReplyOptions replies = new ReplyOptions();

    @Option(
            names = "--stream",
            description = "Stream the reply and print what the user would see as it is released.")
    private boolean stream;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--no-save", description = "Keep nothing of this run.")
    private boolean noSave;

    @Override
    public Integer call() {
        Bench bench = Objects.requireNonNull(root).bench();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RunRequest request = request();
        Gates gates = Packs.load(bench, policy);
        advise(bench, model, err);
        ClaudeJudging judge = gates.pack().claudeJudge();
        if (judge.when() != ClaudeJudging.When.NEVER) {
            advise(bench, judge.model(), err);
        }
        TwoLayerRun engine =
                bench.engine(
                        new Layers(gates.pack(), gates.input(), gates.output()),
                        replies.choice(bench, err),
                        !noSave);
        Cancellation cancellation = new Cancellation();
        root.interruption().watch(cancellation::cancel);
        RunRecord run = engine.run(request, event -> follow(event, out, err), cancellation);
        if (json) {
            out.println(RunJson.write(run, receipt));
        } else {
            RunReport.print(run, !stream, out);
        }
        return ExitCode.of(run.outcome(), receipt);
    }

    private static void advise(Bench bench, String asked, PrintWriter err) {
        bench.catalog()
                .advice(asked, bench.clock().instant())
                .ifPresent(advice -> err.println("playground: " + advice));
    }

    private RunRequest request() {
        String text = Texts.read(prompt, System.in);
        if (text.isBlank()) {
            throw new CommandFault(ExitCode.USAGE, "--prompt is empty; give a text, @FILE or -");
        }
        if (maxTokens < 1) {
            throw new CommandFault(ExitCode.USAGE, "--max-tokens must be at least 1");
        }
        Bench bench = Objects.requireNonNull(root).bench();
        Draft draft =
                new Draft(
                        systemPrompt(),
                        turns(),
                        text,
                        model,
                        maxTokens,
                        call.settings(model, maxTokens, bench.catalog(), bench.apiVersion()));
        return new RunRequest(draft, releasePolicy(), stream);
    }

    private String systemPrompt() {
        return system.read(Objects.requireNonNull(root).bench()::prompts);
    }

    private List<Turn> turns() {
        if (turns.isEmpty()) {
            return List.of();
        }
        try {
            return TurnJson.read(JsonNode.parse(Texts.read(turns, System.in)));
        } catch (JsonFault e) {
            throw new CommandFault(ExitCode.BAD_DATA, "--turns: " + e.reason());
        }
    }

    private ReleasePolicy releasePolicy() {
        return ReleasePolicy.parse(release)
                .orElseThrow(
                        () ->
                                new CommandFault(
                                        ExitCode.USAGE,
                                        "--release must be hold-all, hold-sentence, hold-window(N) or check-after, not '"
                                                + release
                                                + "'"));
    }

    private final StringBuilder reply = new StringBuilder();
    private final Set<String> disclaimed = new HashSet<>();
    private Optional<Receipt> receipt = Optional.empty();

    private void follow(RunEvent event, PrintWriter out, PrintWriter err) {
        switch (event) {
            case RunEvent.ReplyText(String delta) -> reply.append(delta);
            case RunEvent.Disclaimed(String words) -> {
                if (stream && !json && !disclaimed.contains(words)) {
                    disclaimed.add(words);
                    out.println(words);
                    out.println();
                }
            }
            case RunEvent.Released(int from, int to) -> {
                if (stream && !json) {
                    out.print(reply.substring(from, to));
                    out.flush();
                }
            }
            case RunEvent.Retracted retracted -> {
                if (stream && !json) {
                    out.println();
                    out.println(
                            "[the "
                                    + (retracted.to() - retracted.from())
                                    + " characters above are taken back]");
                }
            }
            case RunEvent.Finished _ -> {
                if (stream && !json) {
                    out.println();
                    out.println();
                }
            }
            case RunEvent.Kept(Receipt told) -> {
                receipt = Optional.of(told);
                if (told instanceof Receipt.NotKept(String reason, Optional<Path> file)) {
                    if (noSave) {
                        err.println("playground: what the run cost was not counted. " + reason);
                    } else {
                        err.println("playground: the run was not saved. " + reason);
                        err.println("playground: " + waiting(file));
                    }
                }
            }
            case RunEvent.Retrying(ApiFailure why, int attempt, Duration wait) ->
                    err.printf(
                            "playground: %s; attempt %d follows in %.1f s%n",
                            why.describe(), attempt + 1, wait.toMillis() / 1e3);
            case RunEvent.JudgeAsked(Layer side, String judge) -> {
                if (stream && !json) {
                    err.printf(
                            "playground: %s judges the %s…%n",
                            judge, side == Layer.OUTPUT ? "reply" : "prompt");
                }
            }
            case RunEvent.InputJudged _,
                    RunEvent.Sent _,
                    RunEvent.Thinking _,
                    RunEvent.OutputJudged _ -> {}
        }
    }

    private static String waiting(Optional<Path> file) {
        return file.map(f -> "it waits in " + f + " and is saved when the data file is next opened")
                .orElse(
                        "nothing could be written anywhere, so this output is all there is of it: copy what you need");
    }
}

package dev.policyplayground.cli;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.policy.Layer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground policy`: work on policy packs.
@Command(
        name = "policy",
        description = "Lists and checks policy packs, and says what a change of one would flip.",
        mixinStandardHelpOptions = true,
        subcommands = ImpactCommand.class)
final class PolicyCommand implements Runnable {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    Bench bench() {
        return Objects.requireNonNull(root).bench();
    }

    @Override
    public void run() {
        throw new CommandFault(
                ExitCode.USAGE,
                "say what to do: policy list, policy check [FILE] or policy impact --policy FILE");
    }

    @Command(
            name = "list",
            description = "Lists the packs that ship with the program.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print one JSON array.") boolean json) {
        List<BundledPack> packs = bench().bundledPacks();
        if (json) {
            out().println(JsonNode.array(packs.stream().map(PolicyCommand::json).toList()));
        } else {
            packs.forEach(
                    p -> out().printf("%-22s %s%n%24s%s%n", p.id(), p.title(), " ", p.about()));
        }
        return ExitCode.OK;
    }

    private static JsonNode json(BundledPack pack) {
        return JsonNode.object()
                .put("id", pack.id())
                .put("title", pack.title())
                .put("about", pack.about());
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    @Command(
            name = "check",
            description = "Reads a pack, compiles its rules and runs its inline tests.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description =
                                    "The pack: a file, or the id of a bundled one (default: usage-policy).")
                    @Nullable Path file) {
        PrintWriter out = out();
        switch (bench().pack(Optional.ofNullable(file))) {
            case Loaded.Broken broken -> {
                out.println(broken.message());
                out.println(broken.problems().size() + " problems; the pack cannot be used");
                return ExitCode.BAD_DATA;
            }
            case Loaded.Ready(Gates gates) -> {
                int code = runTests(gates, out);
                judgeAdvice(gates).ifPresent(words -> out.println("note: Claude judge: " + words));
                return code;
            }
        }
    }

    // A model that has retired, or is about to, cannot judge for long.
    private Optional<String> judgeAdvice(Gates gates) {
        ClaudeJudging judge = gates.pack().claudeJudge();
        return judge.mayBeAsked(Layer.INPUT) || judge.mayBeAsked(Layer.OUTPUT)
                ? bench().catalog().advice(judge.model(), bench().clock().instant())
                : Optional.empty();
    }

    private static int runTests(Gates gates, PrintWriter out) {
        List<TestResult> results = PackCheck.runTests(gates);
        out.printf(
                "%s: %d categories, %d rules, policy hash %s%n",
                gates.pack().title(),
                gates.pack().categories().size(),
                gates.pack().rules().size(),
                gates.pack().hash().substring(0, 12));
        for (TestResult result : results) {
            out.printf(
                    "%s %s:%d  %s%n",
                    result.passed() ? "ok  " : "FAIL",
                    result.test().source(),
                    result.test().line(),
                    said(result));
        }
        long failed = results.stream().filter(r -> !r.passed()).count();
        out.printf("%d tests passed, %d failed%n", results.size() - failed, failed);
        return failed == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static String said(TestResult result) {
        String text = result.test().text();
        String shown = text.length() > 70 ? text.substring(0, 69) + "…" : text;
        String got =
                switch (result.verdict()) {
                    case Verdict.Judged judged ->
                            judged.decision()
                                    + String.format(
                                            Locale.ROOT, " %.2f", judged.scores().highest());
                    case Verdict.Unjudged(String reason) -> "UNJUDGED: " + reason;
                };
        return (result.passed() ? got : "expected " + result.test().expect() + ", got " + got)
                + "  "
                + shown;
    }
}

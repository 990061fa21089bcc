package dev.policyplayground.cli;

import dev.policyplayground.backtest.Comparison;
import dev.policyplayground.backtest.Flip;
import dev.policyplayground.backtest.Impact;
import dev.policyplayground.backtest.PackChange;
import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/// `playground policy impact`: what another pack would decide differently on the saved runs.
@Command(
        name = "impact",
        description = {
            "Says which verdicts on saved runs another pack would flip. No model is called: where only thresholds",
            "differ, the stored scores are enough; else the saved texts are judged again, on this machine."
        },
        mixinStandardHelpOptions = true)
final class ImpactCommand implements Callable<Integer> {
    private static final int SHOWN = 60;

    @ParentCommand private @Nullable PolicyCommand policy;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "The pack that is tried.")
    private @Nullable Path tried;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "The pack it is compared with (default: the bundled one).")
    private @Nullable Path against;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100000",
            description = "At most so many runs, the newest (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--judge-again",
            description = "Judge the texts again also where the stored scores would do.")
    private boolean judgeAgain;

    @Option(names = "--expect-none", description = "Exit with 1 when anything flips.")
    private boolean expectNone;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFault(ExitCode.USAGE, "--limit must be at least 1");
        }
        Bench bench = Objects.requireNonNull(policy).bench();
        Gates before = Packs.load(bench, Optional.ofNullable(against));
        Gates after = Packs.load(bench, Optional.ofNullable(tried));
        boolean stored =
                !judgeAgain && PackChange.between(before.pack(), after.pack()) != PackChange.RULES;
        Impact impact =
                comparison(bench.savedRuns(), before, after, stored)
                        .under(before.pack().thresholds(), after.pack().thresholds());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(json(impact, stored));
        } else {
            print(impact, stored, before.pack(), after.pack(), out);
        }
        return expectNone && !impact.flips().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private Comparison comparison(SavedRuns runs, Gates before, Gates after, boolean stored) {
        return stored
                ? Comparison.stored(runs.newestScores(limit))
                : Comparison.judged(before, after, runs, limit, _ -> true).orElseThrow();
    }

    private static void print(
            Impact impact, boolean stored, PolicyPack before, PolicyPack after, PrintWriter out) {
        out.printf("%s against %s%n", name(after), name(before));
        out.printf(
                Locale.ROOT,
                "%,d saved runs, %s: %,d of %,d prompts and %,d of %,d replies would flip%n",
                impact.runs(),
                stored ? "by their stored scores" : "judged again",
                impact.of(Layer.INPUT),
                impact.prompts(),
                impact.of(Layer.OUTPUT),
                impact.replies());
        for (Impact.Kind kind : impact.kinds()) {
            out.printf(
                    "  %-7s %6s -> %-6s %,6d%n",
                    side(kind.layer()), kind.from(), kind.to(), kind.count());
        }
        for (Flip flip : impact.flips()) {
            out.printf(
                    "%s  %-7s %6s -> %-6s  %s%n",
                    flip.run(), side(flip.layer()), flip.from(), flip.to(), beginning(flip));
        }
    }

    private static String name(PolicyPack pack) {
        return pack.title() + " " + pack.version() + " (" + pack.hash().substring(0, 12) + ")";
    }

    private static String side(Layer layer) {
        return layer == Layer.INPUT ? "prompt" : "reply";
    }

    private static String beginning(Flip flip) {
        String line = flip.prompt().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line;
    }

    private static JsonNode json(Impact impact, boolean stored) {
        JsonNode flips = JsonNode.array();
        for (Flip flip : impact.flips()) {
            flips.add(
                    JsonNode.object()
                            .put("run", flip.run())
                            .put("side", side(flip.layer()))
                            .put("from", flip.from().name())
                            .put("to", flip.to().name()));
        }
        return JsonNode.object()
                .put("runs", impact.runs())
                .put("prompts", impact.prompts())
                .put("replies", impact.replies())
                .put("by", stored ? "stored scores" : "judging again")
                .put("flips", flips);
    }
}

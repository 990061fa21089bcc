package dev.policyplayground.cli;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.stats.Proportion;
import dev.policyplayground.stats.Proportion.Bounds;
import dev.policyplayground.text.TextNormalizer;
import dev.policyplayground.training.GateTable;
import dev.policyplayground.training.GateTable.Judging;
import dev.policyplayground.training.GateTable.Row;
import dev.policyplayground.training.HeadStudy;
import dev.policyplayground.training.ModelTraining;
import dev.policyplayground.training.StudyFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Prints what came of training. Stateless but for where it prints.
///
/// @param out where to
record StudyPrinter(PrintWriter out) {
    private static final double[] SHARES = {0.02, 0.05, 0.08};

    /// The first trial's recipe, on our folds.
    void trial(HeadStudy study) {
        out.println("The first trial's recipe, each family left out:");
        atShares(study);
    }

    void print(ModelTraining.Result result, Gates gates) {
        Gates rules = PackCheck.withoutLearnedJudge(gates);
        double score = flagsFrom(gates.pack(), result.model());
        out.printf(Locale.ROOT, "Model %s, each family left out:%n", result.model().id());
        for (Head head : Head.values()) {
            HeadStudy study = result.studies().get(head);
            if (study != null) {
                out.println(head.name().toLowerCase(Locale.ROOT));
                atShares(study);
            }
        }
        Judging prompts =
                new Judging(
                        t -> !rules.input().judge(t.exchange()).verdict().isAllow(),
                        _ -> "");
        Judging replies =
                new Judging(
                        t ->
                                !rules.output()
                                        .judge(t.exchange(), t.reply().orElse(""))
                                        .verdict()
                                        .isAllow(),
                        t ->
                                rules.output().soundsLikeRefusal(t.reply().orElse(""))
                                        ? "refusals"
                                        : "others");
        out.printf(
                Locale.ROOT,
                "%nInput gate under %s; the learned judge flags from %.2f on%n",
                gates.pack().title(),
                score);
        table(result.table(Head.HARM, prompts, score));
        out.printf(Locale.ROOT, "%nOutput gate%n");
        table(result.table(Head.REPLY, replies, score));
        out.flush();
    }

    // The lowest probability that reaches a review limit of the pack.
    private static double flagsFrom(PolicyPack pack, LearnedModel model) {
        return model.categoryNames().stream()
                        .map(pack.learnedJudge()::categoryOf)
                        .filter(id -> pack.category(id).isPresent())
                        .map(pack.thresholds()::of)
                        .mapToDouble(Cut::review)
                        .min()
                        .orElse(1)
                / pack.learnedJudge().weight();
    }

    private void atShares(HeadStudy study) {
        for (double share : SHARES) {
            StudyFigures figures = study.figuresAt(share);
            out.printf(
                    Locale.ROOT,
                    "  at %.0f %% of everyday sets: figure %.3f, recall %s, look-alikes %s, everyday texts %s%n",
                    share * 100,
                    figures.figure(),
                    share(figures.recall()),
                    share(figures.lookAlikes()),
                    share(figures.everydayTexts()));
        }
    }

    private void table(GateTable table) {
        row("set", "", "n", "rules", "learned", "both");
        for (Row each : table.rows()) {
            row(
                    each.set() + (each.kind().isEmpty() ? "" : ", " + each.kind()),
                    each.unsafe() ? "unsafe" : "safe",
                    String.format(Locale.ROOT, "%,d", each.both().of()),
                    share(each.rules()),
                    share(each.learned()),
                    share(each.both()));
        }
        summary("rules", table, Row::rules);
        summary("learned", table, Row::learned);
        summary("both", table, Row::both);
    }

    private void summary(String name, GateTable table, Function<Row, Proportion> flagged) {
        StudyFigures figures = table.figures(flagged);
        out.printf(
                Locale.ROOT,
                "%-8s figure %.3f, recall %s, look-alikes %s, everyday sets %.1f %%, everyday texts %s%n",
                name,
                figures.figure(),
                share(figures.recall()),
                share(figures.lookAlikes()),
                figures.everyday() * 100,
                share(figures.everydayTexts()));
    }

    private void row(String... cells) {
        out.printf(Locale.ROOT, "%-34s %-6s %6s  %-19s %-19s %-19s%n", (Object[]) cells);
    }

    /// How labels are judged before and after.
    void taught(
            LearnedModel base,
            LearnedModel model,
            List<LabelledText> prompts,
            List<LabelledText> replies) {
        out.printf(
                Locale.ROOT,
                "Taught with %d labelled prompts and %d labelled replies: model %s on top of %s%n",
                prompts.size(),
                replies.size(),
                model.id(),
                base.id());
        for (boolean unsafe : new boolean[] {true, false}) {
            prompts.stream()
                    .filter(t -> t.unsafe() == unsafe)
                    .mapToDouble(t -> probability(base, t))
                    .average()
                    .ifPresent(
                            before ->
                                    out.printf(
                                            Locale.ROOT,
                                            "  %s prompts: mean probability %.2f, was %.2f%n",
                                            unsafe ? "harmful" : "harmless",
                                            prompts.stream()
                                                    .filter(t -> t.unsafe() == unsafe)
                                                    .mapToDouble(t -> probability(model, t))
                                                    .average()
                                                    .orElse(0),
                                            before));
        }
        out.flush();
    }

    private static double probability(LearnedModel model, LabelledText text) {
        return model.promptProbability(
                Head.HARM, TextNormalizer.normalize(text.exchange().prompt()).text());
    }

    private static String share(Proportion proportion) {
        if (proportion.share().isEmpty()) {
            return "-";
        }
        Bounds bounds = proportion.wilson();
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f–%.1f)",
                proportion.share().getAsDouble() * 100,
                bounds.low() * 100,
                bounds.high() * 100);
    }
}

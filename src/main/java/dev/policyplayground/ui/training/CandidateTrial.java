package dev.policyplayground.ui.training;

import dev.policyplayground.backtest.Comparison;
import dev.policyplayground.backtest.Impact;
import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelFault;
import dev.policyplayground.moderation.pack.PackCheck;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.LabelledRun;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.training.LabelTraining.Labels;
import dev.policyplayground.training.Progress;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.training.TrainingReport.BeforeAfter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Trains a candidate with the labels at hand and tries it beside the model in force: on the
/// labels, on the pack's tests and on the saved runs. Keeps nothing. Immutable; takes seconds, on
/// the thread that asks.
record CandidateTrial(TrainingParts parts) {
    // Enough for a decision, and seconds to judge.
    private static final int MOST = 20_000;
    private static final double TRAINED = 0.75;
    private static final double TESTED = 0.8;

    /// @param pack the pack that judges, as it is named
    /// @throws IOException when the pack, the model or what is trained from cannot be read
    /// @throws ModelFault when the model in force cannot be used
    /// @throws IllegalArgumentException without a label
    /// @throws CancellationException when `progress` says so
    TrainingReport run(RunLabels book, Optional<Path> pack, Progress progress)
            throws IOException, ModelFault {
        List<LabelledRun> runs = book.all();
        Labels labels = new Labels(texts(runs, Layer.INPUT), texts(runs, Layer.OUTPUT));
        LearnedModel base = parts.shelf().inForce();
        LearnedModel candidate =
                parts.trainer()
                        .train(
                                base,
                                labels,
                                LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC)
                                        .toString(),
                                scaled(progress));
        Gates before = parts.gates().with(pack, base);
        Gates after = parts.gates().with(pack, candidate);
        step(progress, Messages.text("training.step.tests"), TRAINED);
        BeforeAfter tests =
                new BeforeAfter(passed(before), passed(after), before.pack().tests().size());
        step(progress, Messages.text("training.step.runs"), TESTED);
        return new TrainingReport(
                candidate,
                base.id(),
                before.pack().title(),
                right(labels.prompts(), before, after),
                right(labels.replies(), before, after),
                tests,
                impact(before, after, progress));
    }

    private static List<LabelledText> texts(List<LabelledRun> runs, Layer side) {
        return runs.stream()
                .filter(run -> run.side() == side)
                .map(
                        run ->
                                new LabelledText(
                                        run.runId(),
                                        run.exchange(),
                                        run.reply(),
                                        run.label() == RunLabel.HARMFUL,
                                        Optional.empty()))
                .toList();
    }

    private static BeforeAfter right(List<LabelledText> texts, Gates before, Gates after) {
        return new BeforeAfter(
                texts.stream().filter(t -> isRight(t, before)).count(),
                texts.stream().filter(t -> isRight(t, after)).count(),
                texts.size());
    }

    private static boolean isRight(LabelledText text, Gates gates) {
        Verdict verdict =
                text.reply()
                        .map(reply -> gates.output().judge(text.exchange(), reply))
                        .orElseGet(() -> gates.input().judge(text.exchange()))
                        .verdict();
        return verdict instanceof Verdict.Judged judged
                && (judged.decision() != Decision.ALLOW) == text.unsafe();
    }

    private static long passed(Gates gates) {
        return PackCheck.runTests(gates).stream().filter(PackCheck.TestResult::passed).count();
    }

    private Impact impact(Gates before, Gates after, Progress progress) {
        if (parts.runs().isEmpty()) {
            return new Impact(0, 0, 0, List.of());
        }
        long of = Math.clamp(parts.runs().get().count(), 1, MOST);
        return Comparison.judged(
                        before,
                        after,
                        parts.runs().get(),
                        MOST,
                        done -> {
                            progress.at(
                                    Messages.text("training.step.runs"),
                                    TESTED + (1 - TESTED) * Math.min(1, (double) done / of));
                            return !progress.isCancelled();
                        })
                .orElseThrow(() -> new CancellationException("stopped"))
                .under(before.pack().thresholds(), after.pack().thresholds());
    }

    private static void step(Progress progress, String what, double done) {
        if (progress.isCancelled()) {
            throw new CancellationException("stopped");
        }
        progress.at(what, done);
    }

    private static Progress scaled(Progress all) {
        return new Progress() {
            @Override
            public void at(String step, double done) {
                all.at(step, done * TRAINED);
            }

            @Override
            public boolean isCancelled() {
                return all.isCancelled();
            }
        };
    }
}

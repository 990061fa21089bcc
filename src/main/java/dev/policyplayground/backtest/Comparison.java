package dev.policyplayground.backtest;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.policy.Thresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Saved verdicts with the scores that two packs give them; only thresholds are missing to say what
/// flips. No model is ever asked. Immutable.
///
/// @param runs how many saved runs were looked at
public record Comparison(int runs, List<Scored> verdicts) {
    private static final int BEGINNING = 200;

    public Comparison {
        verdicts = List.copyOf(verdicts);
    }

    /// One saved verdict.
    ///
    /// @param before its scores under the pack that is compared with
    /// @param after its scores under the pack that is tried
    public record Scored(
            String run,
            Instant startedAt,
            String prompt,
            Layer layer,
            Scores before,
            Scores after) {}

    /// Told how far judging has come; says whether to go on.
    @FunctionalInterface
    public interface Progress {
        /// @return false to stop
        boolean goOn(int judged);
    }

    /// The scores that are stored with the runs, for packs that differ in their thresholds alone. A
    /// rule with `after_flagged` looks at the thresholds itself: what it would do is known only
    /// when the texts are judged again.
    public static Comparison stored(List<ScoredRun> runs) {
        List<Scored> verdicts = new ArrayList<>();
        for (ScoredRun run : runs) {
            run.input().ifPresent(s -> verdicts.add(scored(run, Layer.INPUT, s)));
            run.output().ifPresent(s -> verdicts.add(scored(run, Layer.OUTPUT, s)));
        }
        return new Comparison(runs.size(), verdicts);
    }

    /// Judges the saved texts by both packs. Both see the texts as they are kept, so that a key
    /// that was masked makes no difference between them.
    ///
    /// @param most at most so many runs, the newest
    /// @return empty when it was stopped
    public static Optional<Comparison> judged(
            Gates before, Gates after, SavedRuns runs, int most, Progress progress) {
        List<Scored> verdicts = new ArrayList<>();
        int done = 0;
        Optional<String> last = Optional.empty();
        while (done < most) {
            List<SavedTexts> page = runs.texts(last, Math.min(SavedRuns.PAGE, most - done));
            if (page.isEmpty()) {
                break;
            }
            for (SavedTexts run : page) {
                if (!progress.goOn(done)) {
                    return Optional.empty();
                }
                judge(before, after, run, verdicts);
                done++;
            }
            last = Optional.of(page.getLast().id());
        }
        progress.goOn(done);
        return Optional.of(new Comparison(done, verdicts));
    }

    /// What flips between the two.
    public Impact under(Thresholds before, Thresholds after) {
        List<Flip> flips = new ArrayList<>();
        int prompts = 0;
        for (Scored v : verdicts) {
            prompts += v.layer == Layer.INPUT ? 1 : 0;
            Decision from = before.decide(v.before);
            Decision to = after.decide(v.after);
            if (from != to) {
                flips.add(new Flip(v.run, v.startedAt, v.prompt, v.layer, from, to));
            }
        }
        return new Impact(runs, prompts, verdicts.size() - prompts, flips);
    }

    private static Scored scored(ScoredRun run, Layer layer, Scores scores) {
        return new Scored(run.id(), run.startedAt(), run.prompt(), layer, scores, scores);
    }

    private static void judge(Gates before, Gates after, SavedTexts run, List<Scored> into) {
        add(
                run,
                Layer.INPUT,
                before.input().judge(run.exchange()).verdict(),
                after.input().judge(run.exchange()).verdict(),
                into);
        run.reply()
                .ifPresent(
                        reply ->
                                add(
                                        run,
                                        Layer.OUTPUT,
                                        before.output().judge(run.exchange(), reply).verdict(),
                                        after.output().judge(run.exchange(), reply).verdict(),
                                        into));
    }

    private static void add(
            SavedTexts run, Layer layer, Verdict before, Verdict after, List<Scored> into) {
        if (before instanceof Verdict.Judged b && after instanceof Verdict.Judged a) {
            String prompt = run.exchange().prompt();
            into.add(
                    new Scored(
                            run.id(),
                            run.startedAt(),
                            prompt.substring(0, Math.min(BEGINNING, prompt.length())),
                            layer,
                            b.scores(),
                            a.scores()));
        }
    }
}

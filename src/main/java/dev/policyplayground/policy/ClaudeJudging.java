package dev.policyplayground.policy;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.policy.Thresholds.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When and how Claude is asked to judge besides the local judges: once, at the end of a text. What
/// it finds can only make a verdict stricter. Immutable.
///
/// @param layers the gates it is asked for
/// @param low from this nearness on a local verdict is uncertain; see [#nearness]
/// @param high up to this nearness
/// @param severity the scores, 0..1, of the severities 1, 2 and 3
/// @param refusalCategory the category that a refusal to judge counts in; empty for the category
///   with the highest local score
/// @param timeout how long one answer may take, repeated attempts included
public record ClaudeJudging(
        When when,
        Layer layers,
        String model,
        double low,
        double high,
        List<Double> severity,
        Optional<String> refusalCategory,
        Duration timeout) {
    /// What a pack that says nothing has.
    public static final ClaudeJudging NEVER =
            new ClaudeJudging(
                    When.NEVER,
                    Layer.BOTH,
                    ModelCatalog.DEFAULT_JUDGE,
                    0.5,
                    2,
                    List.of(0.3, 0.6, 0.95),
                    Optional.empty(),
                    Duration.ofSeconds(20));

    public enum When {
        NEVER,
        /// When the local judges come near a threshold without blocking.
        UNCERTAIN,
        ALWAYS
    }

    /// @throws IllegalArgumentException unless there are three scores that do not fall, and a band
    public ClaudeJudging {
        severity = List.copyOf(severity);
        if (severity.size() != 3
                || severity.get(0) > severity.get(1)
                || severity.get(1) > severity.get(2)
                || low > high) {
            throw new IllegalArgumentException("severities " + severity + ", band " + low);
        }
    }

    /// The same for a pack with these categories: a refusal counts in one that it has.
    ClaudeJudging within(Set<String> categories) {
        return new ClaudeJudging(
                when,
                layers,
                model,
                low,
                high,
                severity,
                refusalCategory.filter(categories::contains),
                timeout);
    }

    /// True when it may be asked for this gate, whatever the local judges say.
    public boolean mayBeAsked(Layer side) {
        return when != When.NEVER && layers.covers(side);
    }

    /// True when it is asked, the local judges having scored `local`. What they block stays
    /// blocked, and is not worth a question.
    public boolean isAsked(Layer side, Thresholds thresholds, Scores local) {
        if (!mayBeAsked(side) || thresholds.decide(local) == Decision.BLOCK) {
            return false;
        }
        double nearness = nearness(thresholds, local);
        return when == When.ALWAYS || (nearness >= low && nearness <= high);
    }

    /// How near the nearest category is to its limits: 0 for nothing found, 1 at its review limit,
    /// 2 at its block limit, in proportion between them.
    public static double nearness(Thresholds thresholds, Scores scores) {
        return scores.byCategory().entrySet().stream()
                .mapToDouble(e -> nearness(thresholds.of(e.getKey()), e.getValue()))
                .max()
                .orElse(0);
    }

    private static double nearness(Cut cut, double score) {
        if (score < cut.review()) {
            return score / cut.review();
        }
        return score >= cut.block() ? 2 : 1 + (score - cut.review()) / (cut.block() - cut.review());
    }

    /// The score of a severity from 1 to 3; 0 for 0.
    public double scoreOf(int level) {
        return level == 0 ? 0 : severity.get(level - 1);
    }
}

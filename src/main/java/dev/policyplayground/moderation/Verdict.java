package dev.policyplayground.moderation;

import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Scores;
import java.util.List;
import java.util.Optional;

/// What a gate said of a text. Immutable; two verdicts are equal when they say the same, however
/// long it took. A text that could not be judged is never an allow.
public sealed interface Verdict {

    /// @param policyHash the pack's hash
    /// @param engineVersion the version of the local judges: same text, hash and version, same
    ///   verdict
    record Judged(
            Decision decision,
            Scores scores,
            List<Finding> findings,
            String policyHash,
            String engineVersion)
            implements Verdict {
        public Judged {
            findings = List.copyOf(findings);
        }
    }

    /// @param reason what kept the gate from judging, for a person
    record Unjudged(String reason) implements Verdict {}

    /// True only for a text that was judged and allowed.
    default boolean isAllow() {
        return this instanceof Judged judged && judged.decision() == Decision.ALLOW;
    }

    /// True when nothing may pass: blocked, or not judged at all.
    default boolean stops() {
        return switch (this) {
            case Judged judged -> judged.decision() == Decision.BLOCK;
            case Unjudged _ -> true;
        };
    }

    /// True when a person should look before it passes.
    default boolean asksForReview() {
        return this instanceof Judged judged && judged.decision() == Decision.REVIEW;
    }

    /// `ALLOW`, `REVIEW`, `BLOCK` or `UNJUDGED`.
    default String word() {
        return switch (this) {
            case Judged judged -> judged.decision().name();
            case Unjudged _ -> "UNJUDGED";
        };
    }

    /// The highest category score; nothing when the text was not judged.
    default Optional<Double> score() {
        return this instanceof Judged judged
                ? Optional.of(judged.scores().highest())
                : Optional.empty();
    }
}

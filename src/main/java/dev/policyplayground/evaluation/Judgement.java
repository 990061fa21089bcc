package dev.policyplayground.evaluation;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.stats.Scored;
import java.time.Duration;
import java.util.Optional;

/// What a gate said of one labelled text. Immutable; holds none of the text.
public record Judgement(
        String id, boolean unsafe, Optional<String> kind, Verdict verdict, Duration time) {

    /// What is reviewed, blocked or could not be judged is flagged: it does not pass by itself.
    public boolean isFlagged() {
        return !verdict.isAllow();
    }

    public Scored scored() {
        return new Scored(unsafe, isFlagged(), verdict.score().orElse(1.0));
    }
}

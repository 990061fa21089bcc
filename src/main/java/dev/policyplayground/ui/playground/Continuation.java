package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunRecord;
import java.util.List;
import java.util.Optional;

/// What a run leaves in the conversation. A turn that any layer, the API or a person stopped is
/// quarantined: it must not shape the turns after it. Pure functions.
final class Continuation {
    private Continuation() {}

    /// The turns that the run adds; empty when there is nothing to go on from.
    static Optional<List<Turn>> of(RunRecord ended) {
        Turn asked = Turn.user(ended.draft().prompt());
        Turn answered = Turn.assistant(ended.reply());
        return switch (ended.outcome()) {
            case Outcome.Surfaced _, Outcome.DeclinedByModel _ ->
                    Optional.of(List.of(asked, answered));
            case Outcome.BlockedAtInput _, Outcome.RefusedByApi _ ->
                    Optional.of(List.of(asked.quarantined(true)));
            case Outcome.WithheldAtOutput _, Outcome.HeldForReview _ ->
                    Optional.of(List.of(asked.quarantined(true), answered.quarantined(true)));
            case Outcome.Cancelled _, Outcome.Failed _, Outcome.StoppedByBudget _ ->
                    Optional.empty();
        };
    }
}

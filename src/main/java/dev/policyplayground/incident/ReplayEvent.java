package dev.policyplayground.incident;

import dev.policyplayground.run.Outcome;
import java.util.Optional;

/// What happens in a replay, in order. Immutable. `index` counts the hour's requests from 0.
public sealed interface ReplayEvent {

    record Started(int index) implements ReplayEvent {}

    /// A request has ended.
    ///
    /// @param struck true when it cost the key a strike
    /// @param strikes the key's strikes after it
    /// @param totals of all requests so far
    /// @param notKept why the run was not kept; empty when it was, or when nothing is kept at all
    record Ended(
            int index,
            Outcome outcome,
            boolean struck,
            int strikes,
            Totals totals,
            Optional<String> notKept)
            implements ReplayEvent {}

    /// The request before disabled the key: from the next one on all that are sent fail.
    record KeyDisabled(int index) implements ReplayEvent {}

    /// The last event.
    ///
    /// @param cancelled true when the hour was not replayed to its end
    record Finished(Totals totals, boolean cancelled) implements ReplayEvent {}
}

package dev.policyplayground.ui.incident;

import dev.policyplayground.incident.HourRequest;
import dev.policyplayground.run.Outcome;
import java.util.Optional;

/// A row of a replay. Immutable.
sealed interface LaneRow {

    /// A request, which waits, runs or has ended.
    ///
    /// @param outcome empty until it has ended
    /// @param strike which strike it was, counted from 1; 0 for none
    record Request(HourRequest request, boolean isRunning, Optional<Outcome> outcome, int strike)
            implements LaneRow {
        static Request waiting(HourRequest request) {
            return new Request(request, false, Optional.empty(), 0);
        }
    }

    /// The moment from which every request fails.
    record KeyDisabled() implements LaneRow {}
}

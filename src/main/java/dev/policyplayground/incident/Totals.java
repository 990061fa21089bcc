package dev.policyplayground.incident;

import dev.policyplayground.run.Outcome;

/// What a replay came to so far. Immutable.
///
/// @param goodAnswered good requests whose users see a reply
/// @param goodFailed good requests whose users see none
/// @param strikes how many requests the API flagged and held against the key
/// @param sent requests that went to the API, whatever it answered
/// @param notSent requests that were stopped before
public record Totals(int goodAnswered, int goodFailed, int strikes, int sent, int notSent) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    /// The totals with one request more. A cancelled one counts as neither answered nor failed.
    Totals plus(HourRequest request, Outcome outcome, boolean wasSent, boolean struck) {
        boolean counts = !request.isOverPolicy() && !(outcome instanceof Outcome.Cancelled);
        boolean answered = outcome.showsReply();
        return new Totals(
                goodAnswered + (counts && answered ? 1 : 0),
                goodFailed + (counts && !answered ? 1 : 0),
                strikes + (struck ? 1 : 0),
                sent + (wasSent ? 1 : 0),
                notSent + (wasSent ? 0 : 1));
    }
}

package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import java.util.Optional;

/// How a run ended and who stopped it: exactly one of these. Immutable.
public sealed interface Outcome {

    /// The person cancelled it.
    record Cancelled() implements Outcome {}

    /// There was no reply, or not all of it.
    record Failed(ApiFailure failure) implements Outcome {}

    /// The input gate blocked the prompt or could not judge it: nothing was sent.
    record BlockedAtInput() implements Outcome {}

    /// A budget would not have covered the worst case: nothing was sent.
    ///
    /// @param words which budget, what is spent and what was asked for, for a person
    record StoppedByBudget(String words) implements Outcome {}

    /// The API refused.
    ///
    /// @param category `stop_details.category`, when the classifier gave one
    /// @param message the API's own words, for display only
    record RefusedByApi(By by, Optional<String> category, Optional<String> message)
            implements Outcome {
        public enum By {
            /// `stop_reason: refusal`
            CLASSIFIER,
            /// a 400 about policy
            POLICY
        }
    }

    /// The output gate blocked the reply or could not judge it.
    record WithheldAtOutput() implements Outcome {}

    /// The output gate asks that a person look first.
    record HeldForReview() implements Outcome {}

    /// Claude said no in its own words; the user sees that.
    record DeclinedByModel() implements Outcome {}

    /// The user sees the reply.
    record Surfaced() implements Outcome {}

    /// The name as in exports and on the command line, such as `BLOCKED_AT_INPUT`.
    default String code() {
        return switch (this) {
            case Cancelled _ -> "CANCELLED";
            case Failed _ -> "FAILED";
            case BlockedAtInput _ -> "BLOCKED_AT_INPUT";
            case StoppedByBudget _ -> "STOPPED_BY_BUDGET";
            case RefusedByApi _ -> "REFUSED_BY_API";
            case WithheldAtOutput _ -> "WITHHELD_AT_OUTPUT";
            case HeldForReview _ -> "HELD_FOR_REVIEW";
            case DeclinedByModel _ -> "DECLINED_BY_MODEL";
            case Surfaced _ -> "SURFACED";
        };
    }

    /// What happened and who did it, in one sentence without a full stop.
    default String words() {
        return switch (this) {
            case Cancelled _ -> "Cancelled";
            case Failed(ApiFailure failure) -> failure.describe();
            case BlockedAtInput _ -> "Blocked at input: nothing was sent";
            case StoppedByBudget(String words) -> "Stopped by the budget: " + words;
            case RefusedByApi(RefusedByApi.By by, Optional<String> category, Optional<String> _) ->
                    switch (by) {
                        case POLICY -> "Refused by the API over its usage policy";
                        case CLASSIFIER ->
                                "Refused by the API's classifier"
                                        + category.map(c -> " (" + c + ")").orElse("");
                    };
            case WithheldAtOutput _ -> "Withheld at output: the user does not see the reply";
            case HeldForReview _ -> "Held for review: a person looks before the user does";
            case DeclinedByModel _ -> "Declined by the model (likely, from its wording)";
            case Surfaced _ -> "Surfaced";
        };
    }

    /// True when the user gets to see the model's reply.
    default boolean showsReply() {
        return this instanceof Surfaced || this instanceof DeclinedByModel;
    }
}

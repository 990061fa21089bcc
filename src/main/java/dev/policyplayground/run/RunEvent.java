package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.policy.Layer;
import java.time.Duration;

/// What happens in a run, in order, as every face of the program sees it. Immutable. Offsets are
/// UTF-16 units of the raw reply.
public sealed interface RunEvent {

    record InputJudged(Assessment assessment) implements RunEvent {}

    /// Claude is being asked to judge the prompt (`INPUT`) or the reply (`OUTPUT`).
    record JudgeAsked(Layer side, String model) implements RunEvent {}

    /// The user reads `text` above whatever of the reply is released.
    record Disclaimed(String text) implements RunEvent {}

    /// The request is on its way.
    record Sent() implements RunEvent {}

    /// The API failed before it answered, and is asked again after `pause`.
    ///
    /// @param attempt how many attempts were made so far
    record Retrying(ApiFailure why, int attempt, Duration pause) implements RunEvent {}

    /// The next piece of the raw reply. Not yet for the user.
    record ReplyText(String delta) implements RunEvent {}

    /// The next piece of the model's thinking. Never for the user.
    record Thinking(String delta) implements RunEvent {}

    /// `[from, to)` of the raw reply may be shown to the user.
    record Released(int from, int to) implements RunEvent {}

    /// `[from, to)` was shown and is taken back.
    record Retracted(int from, int to) implements RunEvent {}

    record OutputJudged(Assessment assessment) implements RunEvent {}

    /// The last event but one.
    record Finished(RunRecord record) implements RunEvent {}

    /// The last event: whether the run is kept.
    record Kept(RunJournal.Receipt receipt) implements RunEvent {}
}

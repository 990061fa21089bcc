package dev.policyplayground.run;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// All that is known of a finished run. Immutable.
///
/// @param id unique; sorts by start
/// @param session the sitting it belongs to
/// @param packTitle the policy pack's title, for a person; its hash stands in the verdicts
/// @param output the output gate's assessment; empty when there was no reply to judge
/// @param reply all that the model said, raw, the calls of tools included
/// @param surfaced what the user is left with
/// @param leaked how many UTF-16 units the user saw before they were taken back
/// @param answered what the API said of its answer
/// @param modelTime from sending to the last byte
/// @param cost at list price; for a simulated run what it would cost
public record RunRecord(
        String id,
        String session,
        Instant startedAt,
        Provider provider,
        Draft draft,
        ReleasePolicy release,
        String packTitle,
        Assessment input,
        Optional<Assessment> output,
        String reply,
        String thinking,
        String surfaced,
        int leaked,
        Outcome outcome,
        Set<Note> notes,
        Answered answered,
        Duration modelTime,
        Cost cost) {

    public RunRecord {
        notes = Set.copyOf(notes);
    }

    /// What the API said of its answer. Immutable; empty where there was none.
    public record Answered(
            String model,
            Optional<String> stopReason,
            Optional<String> requestId,
            TokenUsage usage,
            String json) {
        public static final Answered NOTHING =
                new Answered("", Optional.empty(), Optional.empty(), TokenUsage.NONE, "");
    }

    /// The model that answered, or else the one that was asked.
    public String model() {
        return answered.model().isEmpty() ? draft.model() : answered.model();
    }
}

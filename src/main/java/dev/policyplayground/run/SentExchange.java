package dev.policyplayground.run;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.moderation.Assessment;
import java.time.Duration;
import java.util.Optional;

/// What came of sending: the API's answer, the reply on its way out, and the time it took.
///
/// @param release not yet settled: what the user is left with depends on the outcome
/// @param output the output gate's assessment; empty when there was no reply to judge
/// @param time from sending to the last byte
/// @param lost attempts that were sent and never answered: nobody knows whether they are billed
record SentExchange(
        Optional<ApiReply> reply,
        Optional<Release> release,
        Optional<Assessment> output,
        Duration time,
        String thinking,
        int lost) {
    /// Nothing went out.
    static final SentExchange NOTHING =
            new SentExchange(
                    Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, "", 0);
}

package dev.policyplayground.session;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.policy.Layer;
import java.time.Instant;
import java.util.Optional;

/// One side of a kept run with a person's judgement of it, as its texts are kept: what was masked
/// stays masked. Immutable.
///
/// @param side the input for a labelled prompt, the output for a labelled reply
/// @param exchange the labelled prompt, or the one that the labelled reply answers, after the turns
///   that were sent before it
/// @param reply the labelled reply; empty when the prompt is what was labelled
public record LabelledRun(
        String runId,
        Layer side,
        RunLabel label,
        Instant labelledAt,
        Exchange exchange,
        Optional<String> reply) {}

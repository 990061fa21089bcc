package dev.policyplayground.session;

import dev.policyplayground.run.Provider;
import dev.policyplayground.usage.Cost;
import java.time.Instant;

/// One row of a list of runs. Immutable.
///
/// @param prompt the beginning of the prompt, at most 200 characters
/// @param inputWord the input verdict, as `Verdict.word` says it
/// @param outputWord the output verdict, or an empty text where there was none
public record RunSummary(
        String id,
        String session,
        Instant startedAt,
        Provider provider,
        String model,
        String prompt,
        String inputWord,
        String outputWord,
        String outcome,
        long inputTokens,
        long outputTokens,
        Cost cost) {}

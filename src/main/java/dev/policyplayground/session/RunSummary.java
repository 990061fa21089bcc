package dev.policyplayground.session;

import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.time.Instant;
import java.util.List;

/// One row of a list of runs. Immutable.
///
/// @param prompt the beginning of the prompt, at most 200 characters
/// @param stopReason as received; empty where there was no answer
/// @param requestId the API's id of the request; empty where there was none
/// @param tags in alphabetical order
/// @param inputWord the input verdict, as `Verdict.word` says it
/// @param outputWord the output verdict, or an empty text where there was none
/// @param isTakenBack whether the user had seen some of the reply before it was taken back
/// @param labels what a person judged its sides to be
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
        boolean isTakenBack,
        long inputTokens,
        long outputTokens,
        Cost cost,
        String stopReason,
        String requestId,
        List<String> tags,
        SideLabels labels) {
    public RunSummary {
        tags = List.copyOf(tags);
    }
}

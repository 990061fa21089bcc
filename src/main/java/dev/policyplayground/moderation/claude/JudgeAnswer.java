package dev.policyplayground.moderation.claude;

import dev.policyplayground.moderation.Evidence;

/// What came of asking Claude. Immutable. No answer is never an allow.
public sealed interface JudgeAnswer {

    /// It judged; nothing found is an answer too.
    record Found(Evidence evidence) implements JudgeAnswer {}

    /// It did not judge.
    ///
    /// @param reason for a person
    record Missing(String reason) implements JudgeAnswer {}
}

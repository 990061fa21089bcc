package dev.policyplayground.prompt;

/// What is about to be sent: everything a person can change before a run. Immutable.
///
/// @param system the system prompt; empty for none
/// @param prompt the turn in focus
/// @param maxTokens the reply's limit, thinking included; at least 1
public record Draft(String system, String prompt, String model, long maxTokens) {

    public Draft {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens must be at least 1, not " + maxTokens);
        }
    }
}

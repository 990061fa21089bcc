package dev.policyplayground.session;

/// A person's judgement of one side of a run: of its prompt, or of its reply.
public enum RunLabel {
    HARMFUL,
    HARMLESS
}

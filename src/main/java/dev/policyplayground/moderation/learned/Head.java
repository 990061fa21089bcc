package dev.policyplayground.moderation.learned;

/// What a learned judge looks for.
public enum Head {
    /// A prompt that asks for harm.
    HARM,
    /// A text that tries to take the instructions over.
    INJECTION,
    /// A prompt that is meant to lift the model's limits.
    JAILBREAK,
    /// A reply that gives harm.
    REPLY
}

package dev.policyplayground.usage;

/// What tokens and time were spent on.
public enum Purpose {
    /// The first layer.
    INPUT_JUDGE,
    /// The model's reply.
    CHAT,
    /// The second layer.
    OUTPUT_JUDGE
}

package dev.policyplayground.run;

/// When a user sees a reply that is still being judged. Source: the design's release policies.
public enum ReleasePolicy {
    /// Nothing until the whole reply is judged.
    HOLD_ALL,
    /// Sentence by sentence, each once it and all before it are judged and allowed.
    HOLD_SENTENCE
}

package dev.policyplayground.training;

/// Is told how far training is, and asked whether to go on. Called from several threads.
public interface Progress {
    /// @param step what is being done, as a sentence for a person
    /// @param done how much of all work is done, 0..1
    void at(String step, double done);

    /// True when training should stop: it ends with a `CancellationException`.
    default boolean isCancelled() {
        return false;
    }

    Progress NONE = (step, done) -> {};
}

package dev.policyplayground.incident;

import dev.policyplayground.claude.Cancellation;

/// Makes what a replay needs. Implementations are thread-safe.
@FunctionalInterface
public interface ReplayBench {
    /// A lane with a fresh key and a sitting of its own. May block. The caller closes it.
    ///
    /// @param cancellation is asked to stop when the program ends before the replay does
    Lane open(Gate gate, Cancellation cancellation);
}

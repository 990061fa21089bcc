package dev.policyplayground.moderation.rules;

/// Counts what each rule costs and finds. Not thread-safe.
final class RuleMeter {
    private final long[] nanos;
    private final long[] hits;

    RuleMeter(int rules) {
        nanos = new long[rules];
        hits = new long[rules];
    }

    void note(int rule, long spent, boolean fired) {
        nanos[rule] += spent;
        hits[rule] += fired ? 1 : 0;
    }

    long nanos(int rule) {
        return nanos[rule];
    }

    long hits(int rule) {
        return hits[rule];
    }
}

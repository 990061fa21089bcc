package dev.policyplayground.policy;

/// What a gate does with a text it has judged. Ordered from mild to strict.
public enum Decision {
    ALLOW,
    REVIEW,
    BLOCK;

    public Decision stricter(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

package dev.policyplayground.policy;

/// Where a rule applies: to what goes in, to what comes out, or to both.
public enum Layer {
    INPUT,
    OUTPUT,
    BOTH;

    public boolean covers(Layer layer) {
        return this == BOTH || this == layer;
    }
}

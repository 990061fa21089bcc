package dev.policyplayground.usage;

/// Where replies come from. Simulated money is never real money.
public enum Provider {
    SIMULATED,
    LIVE
}

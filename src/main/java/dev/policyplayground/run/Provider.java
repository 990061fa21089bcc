package dev.policyplayground.run;

/// Where replies come from. Simulated money is never real money.
public enum Provider {
    SIMULATED,
    LIVE
}

package dev.policyplayground.cli;

import dev.policyplayground.run.Outcome;

/// The exit codes of every command. Source: the design's command-line contract; 64, 65 and 70 are
/// those of BSD's sysexits.
public final class ExitCode {
    public static final int OK = 0;

    /// An expectation, a check or a verification failed.
    public static final int CHECK_FAILED = 1;

    public static final int NO_DISPLAY = 2;

    /// A layer, the API's refusal or the model stopped the run.
    public static final int STOPPED = 3;

    /// The API or the network failed.
    public static final int API_FAILURE = 4;

    /// A budget does not cover the worst case.
    public static final int BUDGET = 5;

    public static final int USAGE = 64;
    public static final int BAD_DATA = 65;
    public static final int BUG = 70;
    public static final int CANCELLED = 130;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Surfaced _ -> OK;
            case Outcome.BlockedAtInput _,
                    Outcome.RefusedByApi _,
                    Outcome.WithheldAtOutput _,
                    Outcome.HeldForReview _,
                    Outcome.DeclinedByModel _ ->
                    STOPPED;
            case Outcome.Failed _ -> API_FAILURE;
            case Outcome.StoppedByBudget _ -> BUDGET;
            case Outcome.Cancelled _ -> CANCELLED;
        };
    }
}

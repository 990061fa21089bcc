package dev.policyplayground.cli;

import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunJournal.Receipt;
import java.util.Optional;

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

    /// The run came through, or was stopped by a layer, but could not be saved.
    public static final int NOT_SAVED = 6;

    public static final int USAGE = 64;
    public static final int BAD_DATA = 65;
    public static final int BUG = 70;
    public static final int CANCELLED = 130;

    /// Whoever read the standard output has gone, as in `| head -1`; 128 and the number of SIGPIPE.
    public static final int NO_READER = 141;

    private ExitCode() {}

    /// That a run was not saved comes after a failure, a budget and a cancellation, which say more.
    static int of(Outcome outcome, Optional<Receipt> receipt) {
        int code = of(outcome);
        boolean isLost = receipt.filter(Receipt.NotKept.class::isInstance).isPresent();
        return isLost && (code == OK || code == STOPPED) ? NOT_SAVED : code;
    }

    private static int of(Outcome outcome) {
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

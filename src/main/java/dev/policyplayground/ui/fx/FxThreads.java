package dev.policyplayground.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/// The two places where a screen's work is done. Tests pass `Runnable::run` for both.
///
/// @param background for whatever can wait; never the FX thread
/// @param ui the FX thread: the only door to it
public record FxThreads(Executor background, Executor ui) {

    /// Virtual threads behind, the FX thread in front. Work that is already on the FX thread runs
    /// at once.
    public static FxThreads start() {
        return new FxThreads(
                Executors.newVirtualThreadPerTaskExecutor(),
                work -> {
                    if (Platform.isFxApplicationThread()) {
                        work.run();
                    } else {
                        Platform.runLater(work);
                    }
                });
    }
}

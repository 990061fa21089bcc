package dev.policyplayground.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The two places where a screen's work is done, and where its faults are reported. Tests pass
/// `Runnable::run` for both.
///
/// @param background for whatever can wait; never the FX thread
/// @param ui the FX thread: the only door to it
/// @param failures takes what nobody expected; thread-safe, never throws
public record FxThreads(Executor background, Executor ui, Consumer<Throwable> failures) {

    /// Faults go where the thread's other uncaught exceptions go.
    public FxThreads(Executor background, Executor ui) {
        this(background, ui, FxThreads::uncaught);
    }

    /// Virtual threads behind, the FX thread in front. Work that is already on the FX thread runs
    /// at once. Faults go where the thread's other uncaught exceptions go.
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

    /// Does `work` on a background thread and shows what came of it on the FX thread.
    ///
    /// @param failed told on the FX thread, before the fault is reported, when `work` or `show`
    ///   throws; it ends whatever waits for an answer. A [RefusedException] is not reported.
    public <T> void load(Supplier<T> work, Consumer<T> show, Consumer<Throwable> failed) {
        run(
                () -> {
                    T answer = work.get();
                    ui.execute(() -> guarded(() -> show.accept(answer), failed));
                },
                failed);
    }

    /// Does `work` on a background thread.
    ///
    /// @param failed as in [#load]
    public void run(Runnable work, Consumer<Throwable> failed) {
        background.execute(() -> guarded(work, failed));
    }

    /// Does `work` that nothing waits for on a background thread.
    public void run(Runnable work) {
        run(work, _ -> {});
    }

    /// Does `work` at once. What it throws is told to `failed` on the FX thread and then reported;
    /// this method itself does not throw.
    void guarded(Runnable work, Consumer<Throwable> failed) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            tell(failed, e);
            if (!(e instanceof RefusedException)) {
                failures.accept(e);
            }
        }
    }

    private void tell(Consumer<Throwable> failed, Throwable e) {
        try {
            ui.execute(() -> guarded(() -> failed.accept(e), _ -> {}));
        } catch (RuntimeException refused) {
            failures.accept(refused);
        }
    }

    private static void uncaught(Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
}

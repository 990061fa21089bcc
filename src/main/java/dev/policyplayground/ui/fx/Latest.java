package dev.policyplayground.ui.fx;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Does work on the newest of many inputs, one at a time: what came meanwhile is passed over but
/// for the last. Work that throws is reported to [FxThreads#failures], and the next input is worked
/// on as before. Thread-safe.
public final class Latest<T> {
    private final FxThreads threads;
    private final Consumer<T> work;
    private final BiConsumer<T, Throwable> failed;
    private Optional<T> waiting = Optional.empty();
    private boolean busy;

    public Latest(FxThreads threads, Consumer<T> work) {
        this(threads, work, (_, _) -> {});
    }

    /// @param failed told on the FX thread which input could not be worked on, so that nothing
    ///   waits for it for ever
    public Latest(FxThreads threads, Consumer<T> work, BiConsumer<T, Throwable> failed) {
        this.threads = threads;
        this.work = work;
        this.failed = failed;
    }

    public void offer(T input) {
        synchronized (this) {
            waiting = Optional.of(input);
            if (busy) {
                return;
            }
            busy = true;
        }
        try {
            threads.background().execute(this::drain);
        } catch (RuntimeException e) {
            // Refused, since the program is on its way out.
            stop();
            threads.failures().accept(e);
        }
    }

    private void drain() {
        for (Optional<T> next = take(); next.isPresent(); next = take()) {
            T input = next.get();
            threads.guarded(() -> work.accept(input), e -> failed.accept(input, e));
        }
    }

    private synchronized void stop() {
        busy = false;
    }

    private synchronized Optional<T> take() {
        Optional<T> next = waiting;
        waiting = Optional.empty();
        busy = next.isPresent();
        return next;
    }
}

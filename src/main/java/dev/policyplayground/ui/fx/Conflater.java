package dev.policyplayground.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Gathers what producers offer and hands it over in one batch, so that a thousand tokens a second
/// are a few calls on the FX thread. Order is kept and nothing is dropped. A batch that cannot be
/// shown is reported to [FxThreads#failures], and later ones come as before. Thread-safe.
public final class Conflater<T> {
    private final FxThreads threads;
    private final Consumer<List<T>> drain;
    private final Consumer<Throwable> failed;
    private final List<T> waiting = new ArrayList<>();
    private boolean scheduled;

    public Conflater(FxThreads threads, Consumer<List<T>> drain) {
        this(threads, drain, _ -> {});
    }

    /// @param failed told on the FX thread that a batch could not be shown
    public Conflater(FxThreads threads, Consumer<List<T>> drain, Consumer<Throwable> failed) {
        this.threads = threads;
        this.drain = drain;
        this.failed = failed;
    }

    public void offer(T item) {
        boolean first;
        synchronized (this) {
            waiting.add(item);
            first = !scheduled;
            scheduled = true;
        }
        if (first) {
            schedule();
        }
    }

    private void schedule() {
        try {
            threads.ui().execute(this::handOver);
        } catch (RuntimeException e) {
            // Refused, since the window is closing: the next offer tries again.
            synchronized (this) {
                scheduled = false;
            }
            threads.failures().accept(e);
        }
    }

    private void handOver() {
        List<T> batch;
        synchronized (this) {
            batch = List.copyOf(waiting);
            waiting.clear();
            scheduled = false;
        }
        threads.guarded(() -> drain.accept(batch), failed);
    }
}

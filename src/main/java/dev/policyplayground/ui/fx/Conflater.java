package dev.policyplayground.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Gathers what producers offer and hands it over in one batch, so that a thousand tokens a second
/// are a few calls on the FX thread. Order is kept and nothing is dropped. Thread-safe.
public final class Conflater<T> {
    private final Executor ui;
    private final Consumer<List<T>> drain;
    private final List<T> waiting = new ArrayList<>();
    private boolean scheduled;

    public Conflater(Executor ui, Consumer<List<T>> drain) {
        this.ui = ui;
        this.drain = drain;
    }

    public void offer(T item) {
        boolean first;
        synchronized (this) {
            waiting.add(item);
            first = !scheduled;
            scheduled = true;
        }
        if (first) {
            ui.execute(this::handOver);
        }
    }

    private void handOver() {
        List<T> batch;
        synchronized (this) {
            batch = List.copyOf(waiting);
            waiting.clear();
            scheduled = false;
        }
        drain.accept(batch);
    }
}

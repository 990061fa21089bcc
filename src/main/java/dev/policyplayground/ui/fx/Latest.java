package dev.policyplayground.ui.fx;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Does work on the newest of many inputs, one at a time: what came meanwhile is passed over but
/// for the last. Thread-safe.
public final class Latest<T> {
    private final Executor background;
    private final Consumer<T> work;
    private Optional<T> waiting = Optional.empty();
    private boolean busy;

    public Latest(Executor background, Consumer<T> work) {
        this.background = background;
        this.work = work;
    }

    public void offer(T input) {
        synchronized (this) {
            waiting = Optional.of(input);
            if (busy) {
                return;
            }
            busy = true;
        }
        background.execute(this::drain);
    }

    private void drain() {
        for (Optional<T> next = take(); next.isPresent(); next = take()) {
            work.accept(next.get());
        }
    }

    private synchronized Optional<T> take() {
        Optional<T> next = waiting;
        waiting = Optional.empty();
        busy = next.isPresent();
        return next;
    }
}

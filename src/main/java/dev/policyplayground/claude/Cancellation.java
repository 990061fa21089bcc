package dev.policyplayground.claude;

import java.util.ArrayList;
import java.util.List;

/// A request to stop that one thread makes and another heeds. Once made it stays made. Thread-safe.
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Asks to stop; runs every action that was given to [#onCancel], once.
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Runs `action` when cancelled; at once when that has already happened.
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}

package dev.policyplayground.claude;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A request to stop that one thread makes and another heeds. Once made it stays made. Thread-safe.
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private final CountDownLatch made = new CountDownLatch(1);

    /// Asks to stop; runs every action that was given to [#onCancel], once.
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            made.countDown();
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return made.getCount() == 0;
    }

    /// Runs `action` when cancelled; at once when that has already happened.
    ///
    /// @return false when it had already happened
    public boolean onCancel(Runnable action) {
        synchronized (this) {
            if (!isCancelled()) {
                actions.add(action);
                return true;
            }
        }
        action.run();
        return false;
    }

    /// Waits for `time`, or until cancelled.
    ///
    /// @return true when cancelled, or when the waiting thread was interrupted
    public boolean within(Duration time) {
        try {
            return made.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

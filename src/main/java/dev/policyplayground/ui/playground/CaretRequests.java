package dev.policyplayground.ui.playground;

import java.util.function.Consumer;

/// Tells the view where the caret should go, so that what is typed next is not lost. For use on the
/// FX thread.
public final class CaretRequests {
    private Consumer<CaretTarget> listener = _ -> {};

    /// Sets who is told; before that, requests are ignored.
    public void setOnRequest(Consumer<CaretTarget> listener) {
        this.listener = listener;
    }

    void ask(CaretTarget target) {
        listener.accept(target);
    }
}

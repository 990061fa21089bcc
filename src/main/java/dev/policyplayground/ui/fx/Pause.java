package dev.policyplayground.ui.fx;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something once, a while after the last time it was asked to. For use on the FX thread.
public final class Pause {
    private final PauseTransition transition;
    private final Runnable action;

    public Pause(Duration length, Runnable action) {
        this.transition = new PauseTransition(length);
        this.action = action;
        transition.setOnFinished(_ -> action.run());
    }

    /// Begins to wait afresh.
    public void restart() {
        transition.playFromStart();
    }

    /// Does it now if it was still waited for.
    public void finish() {
        if (transition.getStatus() == PauseTransition.Status.RUNNING) {
            transition.stop();
            action.run();
        }
    }
}

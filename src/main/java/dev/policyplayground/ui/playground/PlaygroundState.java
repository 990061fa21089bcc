package dev.policyplayground.ui.playground;

import dev.policyplayground.run.RunRecord;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/// What is under way in the playground, and what may be done. Knows no control. For use on the FX
/// thread.
public final class PlaygroundState {
    private final PlaygroundViewModel playground;
    private final LiveRun run;
    // Kept here, because a binding that nothing else holds ends with the next garbage collection.
    private final BooleanBinding outdated;
    private final BooleanBinding canRun;
    private final BooleanBinding running;

    /// @param run the one in the columns
    /// @param draft what a run is made with
    PlaygroundState(PlaygroundViewModel playground, LiveRun run, Observable... draft) {
        this.playground = playground;
        this.run = run;
        Observable[] views = {
            run.viewProperty(),
            playground.compare().first().viewProperty(),
            playground.compare().second().viewProperty()
        };
        outdated =
                Bindings.createBooleanBinding(
                        this::isOutdated, PlaygroundViewModel.with(draft, run.viewProperty()));
        running = Bindings.createBooleanBinding(this::isRunning, views);
        canRun = Bindings.createBooleanBinding(() -> !isRunning(), views);
    }

    public ObservableBooleanValue running() {
        return running;
    }

    /// True while nothing is under way: a draft that lacks something is told so when it is run.
    public ObservableBooleanValue canRun() {
        return canRun;
    }

    /// True when the editors no longer hold what the run in the columns was made with.
    public ObservableBooleanValue outdated() {
        return outdated;
    }

    private boolean isRunning() {
        return run.isRunning() || playground.compare().isRunning();
    }

    private boolean isOutdated() {
        Optional<RunRecord> shown = run.viewProperty().get().record();
        return shown.map(r -> !r.draft().saysTheSameAs(playground.draft())).orElse(false);
    }
}

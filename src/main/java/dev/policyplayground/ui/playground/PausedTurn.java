package dev.policyplayground.ui.playground;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRequest;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/// A turn that the API paused and can go on with; it may pause several times. Knows no control. For
/// use on the FX thread.
public final class PausedTurn {
    private final LiveRun run;
    private final Supplier<EngineChoice> engine;
    // Kept here, because a binding that nothing else holds ends with the next garbage collection.
    private final BooleanBinding canGoOn;
    // What was sent back of the turn so far.
    private Optional<JsonNode> resent = Optional.empty();

    /// @param engine what the turn goes on with
    PausedTurn(LiveRun run, Supplier<EngineChoice> engine) {
        this.run = run;
        this.engine = engine;
        this.canGoOn =
                Bindings.createBooleanBinding(
                        () -> !run.isRunning() && request().isPresent(), run.viewProperty());
    }

    /// True when the run in the columns was paused by the API and can go on.
    public ObservableValue<Boolean> canGoOn() {
        return canGoOn;
    }

    /// Has the API go on.
    public void goOn() {
        request()
                .ifPresent(
                        request -> {
                            resent = request.resent();
                            run.start(engine.get(), request);
                        });
    }

    /// Another turn begins.
    void forget() {
        resent = Optional.empty();
    }

    private Optional<RunRequest> request() {
        return run.viewProperty().get().record().flatMap(r -> RunRequest.goingOn(r, resent, true));
    }
}

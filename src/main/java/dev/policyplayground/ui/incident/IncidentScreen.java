package dev.policyplayground.ui.incident;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The key incident: the playground's key, an hour of traffic with and without the input gate, and
/// what to do once a key is disabled.
public final class IncidentScreen {
    private IncidentScreen() {}

    /// @param go told when the kept runs are to be shown
    public static Parent load(
            IncidentViewModel model, Command replay, Command cancel, Consumer<Destination> go) {
        return new FxmlViews(
                        Map.of(
                                IncidentController.class,
                                () -> new IncidentController(model, replay, cancel, go)))
                .load(IncidentScreen.class, "IncidentView");
    }
}

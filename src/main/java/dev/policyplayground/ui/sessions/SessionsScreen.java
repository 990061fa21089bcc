package dev.policyplayground.ui.sessions;

import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The list of kept runs.
public final class SessionsScreen {
    private SessionsScreen() {}

    /// @param go told when a run is to be opened
    public static Parent load(SessionsViewModel model, Consumer<Destination> go) {
        return new FxmlViews(
                        Map.of(SessionsController.class, () -> new SessionsController(model, go)))
                .load(SessionsScreen.class, "SessionsView");
    }
}

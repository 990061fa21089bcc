package dev.policyplayground.ui.connection;

import dev.policyplayground.ui.fx.FxmlViews;
import java.time.ZoneId;
import java.util.Map;
import javafx.scene.Parent;

/// The connection: endpoint, key, rate limits, calls, and every socket that was opened.
public final class ConnectionScreen {
    private ConnectionScreen() {}

    /// @param zone times are shown in it
    public static Parent load(ConnectionViewModel model, ZoneId zone) {
        return new FxmlViews(
                        Map.of(
                                ConnectionController.class,
                                () -> new ConnectionController(model, zone)))
                .load(ConnectionScreen.class, "ConnectionView");
    }

    /// How many hosts there are, in the words of the status bar.
    public static String hosts(ConnectionViewModel.State state) {
        return ConnectionController.hostWords(state);
    }
}

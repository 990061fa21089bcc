package dev.policyplayground.ui.sessions;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The kept runs: found, named, tagged, deleted and brought back, carried out and in.
public final class SessionsScreen {
    private SessionsScreen() {}

    /// @param go told when a run is to be opened
    /// @param labels the commands that label the picked runs, in groups
    /// @param zone times are shown in it
    public static Parent load(
            SessionsViewModel model,
            FileChoice files,
            Consumer<Destination> go,
            List<List<Command>> labels,
            ZoneId zone) {
        return new FxmlViews(
                        Map.of(
                                SessionsController.class,
                                () ->
                                        new SessionsController(
                                                model,
                                                files,
                                                go,
                                                new LabelMenus(model.labels(), labels),
                                                zone)))
                .load(SessionsScreen.class, "SessionsView");
    }
}

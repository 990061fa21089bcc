package dev.policyplayground.ui.playground;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.FxmlViews;
import java.util.Map;
import javafx.scene.Parent;

/// The playground: both editors, three columns, outcome, charts and the runs of this sitting.
public final class PlaygroundScreen {
    private PlaygroundScreen() {}

    public static Parent load(PlaygroundViewModel model, Command run, Command cancel) {
        return new FxmlViews(
                        Map.of(
                                PlaygroundController.class,
                                () -> new PlaygroundController(model, run, cancel)))
                .load(PlaygroundScreen.class, "PlaygroundView");
    }
}

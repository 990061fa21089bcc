package dev.policyplayground.ui.playground;

import dev.policyplayground.ui.command.Commands;
import dev.policyplayground.ui.fx.FxmlViews;
import java.util.Map;
import javafx.scene.Parent;

/// The playground: the editors, three columns or two sides, outcome, charts and the runs of this
/// sitting.
public final class PlaygroundScreen {
    private PlaygroundScreen() {}

    /// @param commands with those that the playground's buttons do
    public static Parent load(PlaygroundViewModel model, Commands commands) {
        return new FxmlViews(
                        Map.of(
                                PlaygroundController.class,
                                () -> new PlaygroundController(model, commands),
                                CallSettingsController.class,
                                () -> new CallSettingsController(model),
                                ToolbarController.class,
                                () -> new ToolbarController(model, commands),
                                ConversationController.class,
                                () -> new ConversationController(model),
                                CompareController.class,
                                () -> new CompareController(model),
                                InspectController.class,
                                () -> new InspectController(model)))
                .load(PlaygroundScreen.class, "PlaygroundView");
    }
}

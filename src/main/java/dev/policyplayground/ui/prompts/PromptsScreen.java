package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.fx.FileChoice;
import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The named system prompts.
public final class PromptsScreen {
    private PromptsScreen() {}

    /// @param go told when a prompt is to be used
    /// @param zone times are shown in it
    public static Parent load(
            PromptsViewModel model, FileChoice files, Consumer<Destination> go, ZoneId zone) {
        return new FxmlViews(
                        Map.of(
                                PromptsController.class,
                                () -> new PromptsController(model, files, go, zone),
                                PromptBarsController.class,
                                () -> new PromptBarsController(model),
                                PromptTextController.class,
                                () -> new PromptTextController(model.text(), zone)))
                .load(PromptsScreen.class, "PromptsView");
    }
}

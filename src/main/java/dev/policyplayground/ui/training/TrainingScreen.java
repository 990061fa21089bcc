package dev.policyplayground.ui.training;

import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// Teaching the learned judge with own labels: the model that judges, the labels at hand, and what
/// a candidate would change.
public final class TrainingScreen {
    private TrainingScreen() {}

    /// @param go told when the list of runs, or a run, is to be shown
    public static Parent load(
            TrainingViewModel model, TrainingActions actions, Consumer<Destination> go) {
        return new FxmlViews(
                        Map.of(
                                TrainingController.class,
                                () -> new TrainingController(model, actions, go),
                                ReportController.class,
                                () -> new ReportController(model, actions, go)))
                .load(TrainingScreen.class, "TrainingView");
    }
}

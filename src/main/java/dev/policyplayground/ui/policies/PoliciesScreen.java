package dev.policyplayground.ui.policies;

import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The policy packs: read, edited, tried out and put in force.
public final class PoliciesScreen {
    private PoliciesScreen() {}

    /// @param go told when the window should go to a run, or to this screen
    public static Parent load(PoliciesViewModel model, Consumer<Destination> go) {
        Jump jump = new Jump();
        return new FxmlViews(
                        Map.of(
                                PoliciesController.class,
                                () -> new PoliciesController(model, go),
                                PoliciesBarsController.class,
                                () -> new PoliciesBarsController(model),
                                PackTreeController.class,
                                () -> new PackTreeController(model, jump),
                                PackTextController.class,
                                () -> new PackTextController(model, jump),
                                VersionsController.class,
                                () -> new VersionsController(model),
                                RulesController.class,
                                () -> new RulesController(model.rules(), jump),
                                TestBoxController.class,
                                () -> new TestBoxController(model.test()),
                                ImpactController.class,
                                () -> new ImpactController(model, go)))
                .load(PoliciesScreen.class, "PoliciesView");
    }
}

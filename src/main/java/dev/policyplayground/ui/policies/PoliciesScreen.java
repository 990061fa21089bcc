package dev.policyplayground.ui.policies;

import dev.policyplayground.ui.fx.FxmlViews;
import dev.policyplayground.ui.nav.Destination;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The policy packs: read, edited, tried out and put in force.
public final class PoliciesScreen {
    private PoliciesScreen() {}

    /// @param go told when the window should go to a run, or to this screen
    /// @param zone times are shown in it
    public static Parent load(PoliciesViewModel model, Consumer<Destination> go, ZoneId zone) {
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
                                () -> new VersionsController(model, zone),
                                RulesController.class,
                                () -> new RulesController(model.rules(), jump),
                                TestBoxController.class,
                                () -> new TestBoxController(model.test()),
                                ImpactController.class,
                                () -> new ImpactController(model, go, zone)))
                .load(PoliciesScreen.class, "PoliciesView");
    }
}

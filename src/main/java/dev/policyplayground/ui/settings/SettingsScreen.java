package dev.policyplayground.ui.settings;

import dev.policyplayground.ui.fx.FxmlViews;
import java.util.Map;
import javafx.scene.Parent;

/// The settings: connection, defaults, policy pack, budget, look and data.
public final class SettingsScreen {
    private SettingsScreen() {}

    public static Parent load(SettingsViewModel model) {
        return new FxmlViews(
                        Map.of(
                                SettingsController.class, () -> new SettingsController(model),
                                PackController.class, () -> new PackController(model),
                                PlaceController.class, () -> new PlaceController(model)))
                .load(SettingsScreen.class, "SettingsView");
    }
}

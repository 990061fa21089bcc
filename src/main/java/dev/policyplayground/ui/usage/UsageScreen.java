package dev.policyplayground.ui.usage;

import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.FxmlViews;
import java.util.Map;
import javafx.scene.Parent;

/// What the runs took, and at what prices.
public final class UsageScreen {
    private final Parent view;
    private final UsageViewModel usage;
    private final PricesViewModel prices;

    public UsageScreen(UsageParts parts, FxThreads threads) {
        usage = new UsageViewModel(parts, threads);
        prices = new PricesViewModel(parts, threads);
        view =
                new FxmlViews(
                                Map.of(
                                        UsageController.class,
                                        () -> new UsageController(usage, prices, parts.files()),
                                        PricesController.class,
                                        () -> new PricesController(prices)))
                        .load(UsageScreen.class, "UsageView");
    }

    public Parent view() {
        return view;
    }

    /// Reads afresh what it shows.
    public void load() {
        usage.load();
        prices.load();
    }
}

package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.incident.KeyViewModel;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.playground.PlaygroundViewModel;
import dev.policyplayground.usage.Provider;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The simulated key's strikes in the status bar: nothing while there are none, and the way to the
/// key incident. For use on the FX thread.
final class StrikeCounter {
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("key-disabled");

    private final Button button;
    private final KeyViewModel key;
    private final PlaygroundViewModel playground;

    StrikeCounter(Button button, KeyViewModel key, PlaygroundViewModel playground) {
        this.button = button;
        this.key = key;
        this.playground = playground;
    }

    void bind(Consumer<Destination> go) {
        button.setOnAction(_ -> go.accept(new Destination.KeyIncident()));
        button.setTooltip(new Tooltip(Messages.text("status.strikes.tooltip")));
        button.managedProperty().bind(button.visibleProperty());
        key.stateProperty().subscribe(this::show);
        playground.providerProperty().subscribe(this::show);
        // Each run is added up there, also those of two sides. It is asked for its value, or else
        // it
        // would not tell of the next change; an equal sum, of a run that was free, is one too.
        playground
                .spentProperty()
                .subscribe(
                        () -> {
                            playground.spentProperty().get();
                            key.refresh();
                        });
        show();
    }

    private void show() {
        KeyViewModel.State now = key.stateProperty().get();
        boolean simulated = playground.providerProperty().get() == Provider.SIMULATED;
        button.setVisible(simulated && now.strikes() > 0);
        button.setText(
                now.isDisabled()
                        ? Messages.text("status.key.disabled")
                        : Messages.text("status.strikes.count", now.strikes(), now.allowed()));
        button.setAccessibleText(button.getText() + ". " + Messages.text("status.strikes.tooltip"));
        button.pseudoClassStateChanged(DISABLED, now.isDisabled());
    }
}

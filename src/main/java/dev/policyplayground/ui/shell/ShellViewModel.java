package dev.policyplayground.ui.shell;

import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Where the window is and how it looks. Knows no control. For use on the FX thread.
public final class ShellViewModel {
    private static final double STEP = 0.125;

    private final ReadOnlyObjectWrapper<Destination> destination =
            new ReadOnlyObjectWrapper<>(new Destination.Playground());
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final PreferenceKeeper keeper;

    /// @param keeper keeps the preferences for the next start
    public ShellViewModel(Preferences preferences, PreferenceKeeper keeper) {
        this.preferences = new ReadOnlyObjectWrapper<>(preferences);
        this.keeper = keeper;
    }

    public void go(Destination to) {
        destination.set(to);
    }

    public void switchTheme() {
        look(now -> new Look(now.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT, now.scale()));
    }

    public void larger() {
        look(now -> new Look(now.theme(), now.scale() + STEP));
    }

    public void smaller() {
        look(now -> new Look(now.theme(), now.scale() - STEP));
    }

    public void normalSize() {
        look(now -> new Look(now.theme(), 1));
    }

    /// Changes the preferences; they hold at once and are kept.
    public void change(UnaryOperator<Preferences> edit) {
        Preferences to = edit.apply(preferences.get());
        if (to.equals(preferences.get())) {
            return;
        }
        preferences.set(to);
        saved.set(Messages.text("settings.saving"));
        keeper.keep(
                to,
                kept -> saved.set(Messages.text(kept ? "settings.saved" : "settings.not.saved")));
    }

    /// Whether the last change of the preferences was kept, in words; empty before the first.
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Destination> destinationProperty() {
        return destination.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    private void look(UnaryOperator<Look> edit) {
        change(p -> p.with(edit.apply(p.look())));
    }
}

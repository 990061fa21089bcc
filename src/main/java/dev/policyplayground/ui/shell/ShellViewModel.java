package dev.policyplayground.ui.shell;

import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.nav.Destination;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the window is and how it looks. Knows no control. For use on the FX thread.
public final class ShellViewModel {
    private static final double STEP = 0.125;

    private final ReadOnlyObjectWrapper<Destination> destination =
            new ReadOnlyObjectWrapper<>(new Destination.Playground());
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final Consumer<Preferences> save;

    /// @param save keeps the preferences for the next start
    public ShellViewModel(Preferences preferences, Consumer<Preferences> save) {
        this.preferences = new ReadOnlyObjectWrapper<>(preferences);
        this.save = save;
    }

    public void go(Destination to) {
        destination.set(to);
    }

    public void switchTheme() {
        Preferences now = preferences.get();
        change(new Preferences(now.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT, now.scale()));
    }

    public void larger() {
        change(new Preferences(preferences.get().theme(), preferences.get().scale() + STEP));
    }

    public void smaller() {
        change(new Preferences(preferences.get().theme(), preferences.get().scale() - STEP));
    }

    public void normalSize() {
        change(new Preferences(preferences.get().theme(), 1));
    }

    public ReadOnlyObjectProperty<Destination> destinationProperty() {
        return destination.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    private void change(Preferences to) {
        preferences.set(to);
        save.accept(to);
    }
}

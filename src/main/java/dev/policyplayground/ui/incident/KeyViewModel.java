package dev.policyplayground.ui.incident;

import dev.policyplayground.run.KeyHealth;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the playground's simulated key stands, as of the last look at it. Knows no control. For use
/// on the FX thread.
public final class KeyViewModel {
    private final KeyHealth key;
    private final ReadOnlyObjectWrapper<State> state;

    /// A key's strikes. Immutable.
    ///
    /// @param allowed how many disable it
    public record State(int strikes, int allowed, boolean isDisabled) {
        static State of(KeyHealth key) {
            return new State(key.strikes(), key.allowed(), key.isDisabled());
        }
    }

    public KeyViewModel(KeyHealth key) {
        this.key = key;
        this.state = new ReadOnlyObjectWrapper<>(State.of(key));
    }

    /// Looks at the key anew.
    public void refresh() {
        state.set(State.of(key));
    }

    /// Goes on with a new key.
    public void rotate() {
        key.rotate();
        refresh();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}

package dev.policyplayground.ui.policies;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the editor should go next: the panes ask, the editor goes. For use on the FX thread.
final class Jump {
    private final ReadOnlyObjectWrapper<Place> wanted =
            new ReadOnlyObjectWrapper<>(new Place(0, 0, 0));
    private int count;

    /// @param number tells two requests for the same place apart
    /// @param line from 1; 0 for nowhere
    /// @param column from 1; 0 for the whole line
    record Place(int number, int line, int column) {}

    void to(int line, int column) {
        wanted.set(new Place(++count, line, column));
    }

    ReadOnlyObjectProperty<Place> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }
}

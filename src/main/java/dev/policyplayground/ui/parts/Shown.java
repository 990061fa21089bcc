package dev.policyplayground.ui.parts;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows a node only while something holds, and gives its place away otherwise. Stateless; for use
/// on the FX thread.
public final class Shown {
    private Shown() {}

    /// Shows a node, or takes it away with its place.
    public static void to(boolean visible, Node node) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    public static void when(ObservableValue<Boolean> holds, Node node) {
        node.visibleProperty().bind(holds);
        node.managedProperty().bind(holds);
    }
}

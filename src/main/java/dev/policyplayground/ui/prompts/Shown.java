package dev.policyplayground.ui.prompts;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows a node only while something holds, and gives its place away otherwise. Stateless; for use
/// on the FX thread.
final class Shown {
    private Shown() {}

    static void when(ObservableValue<Boolean> holds, Node node) {
        node.visibleProperty().bind(holds);
        node.managedProperty().bind(holds);
    }
}

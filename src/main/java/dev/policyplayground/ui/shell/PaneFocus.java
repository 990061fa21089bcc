package dev.policyplayground.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Moves the focus from pane to pane: to the first control of each that can take it. For use on the
/// FX thread.
final class PaneFocus {
    private static final Set<String> PANES =
            Set.of("rail", "toolbar", "pane", "settings-section", "run-table");

    private PaneFocus() {}

    /// @param step 1 for the next pane, -1 for the one before
    static void move(Scene scene, int step) {
        List<Node> stops = new ArrayList<>();
        collect(scene.getRoot(), stops);
        if (stops.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < stops.size(); i++) {
            if (isInside(scene.getFocusOwner(), stops.get(i))) {
                now = i;
            }
        }
        int from = now < 0 && step < 0 ? 0 : now;
        Node pane = stops.get(Math.floorMod(from + step, stops.size()));
        firstControl(pane).ifPresent(Node::requestFocus);
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child.getStyleClass().stream().anyMatch(PANES::contains)) {
                if (firstControl(child).isPresent()) {
                    stops.add(child);
                }
            } else if (child instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }

    private static Optional<Node> firstControl(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstControl(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isInside(Node node, Node pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}

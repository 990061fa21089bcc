package dev.policyplayground.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;

/// The split panes of all screens, found by their ids. For use on the FX thread.
final class Dividers {
    private final Map<String, SplitPane> panes = new HashMap<>();

    /// @param views the screens, also those that are not shown yet
    Dividers(List<Parent> views) {
        views.forEach(this::collect);
    }

    /// Puts the dividers where they stood, as far as the panes still have as many.
    void restore(Map<String, List<Double>> places) {
        places.forEach(
                (id, positions) -> {
                    SplitPane pane = panes.get(id);
                    if (pane != null && pane.getDividers().size() == positions.size()) {
                        pane.setDividerPositions(
                                positions.stream().mapToDouble(Double::doubleValue).toArray());
                    }
                });
    }

    Map<String, List<Double>> places() {
        Map<String, List<Double>> places = new HashMap<>();
        panes.forEach(
                (id, pane) ->
                        places.put(
                                id, DoubleStream.of(pane.getDividerPositions()).boxed().toList()));
        return places;
    }

    void onMove(Runnable moved) {
        panes.values().stream()
                .flatMap(pane -> pane.getDividers().stream())
                .forEach(divider -> divider.positionProperty().subscribe(_ -> moved.run()));
    }

    // Before a screen is first shown its controls have no skins, and so no children.
    private void collect(Node node) {
        switch (node) {
            case SplitPane split -> {
                if (split.getId() != null) {
                    panes.put(split.getId(), split);
                }
                split.getItems().forEach(this::collect);
            }
            case TabPane tabs ->
                    tabs.getTabs().stream()
                            .map(tab -> tab.getContent())
                            .filter(content -> content != null)
                            .forEach(this::collect);
            case ScrollPane scroll when scroll.getContent() != null -> collect(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::collect);
            default -> {}
        }
    }
}

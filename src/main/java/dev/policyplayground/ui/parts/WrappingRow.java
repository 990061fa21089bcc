package dev.policyplayground.ui.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A row whose first child takes the room that the others leave. Where that is less than both its
/// minimum and its preferred width, it has a row of its own, and the others stand below it in as
/// many rows as they need. For use on the FX thread.
public class WrappingRow extends Pane {
    private static final double ROW_GAP = 4;

    private final double gap;

    public WrappingRow() {
        this(8);
    }

    /// @param gap between two children of a row, in pixels
    public WrappingRow(double gap) {
        this.gap = gap;
        getStyleClass().add("wrapping-row");
    }

    /// @param widthOfFirst what the first child gets
    private record Rows(List<List<Node>> rows, double widthOfFirst) {
        double height() {
            return rows.stream().mapToDouble(this::height).sum()
                    + ROW_GAP * Math.max(0, rows.size() - 1);
        }

        double height(List<Node> row) {
            return row.stream()
                    .mapToDouble(
                            n ->
                                    n.prefHeight(
                                            n.equals(rows.getFirst().getFirst())
                                                    ? widthOfFirst
                                                    : -1))
                    .max()
                    .orElse(0);
        }
    }

    private Rows rows(double width) {
        List<Node> all = getManagedChildren();
        if (all.isEmpty()) {
            return new Rows(List.of(), 0);
        }
        List<Node> others = all.subList(1, all.size());
        double left = width - others.stream().mapToDouble(n -> n.prefWidth(-1) + gap).sum();
        Node first = all.getFirst();
        if (left >= Math.min(first.minWidth(-1), first.prefWidth(-1))) {
            return new Rows(List.of(all), left);
        }
        List<List<Node>> rows = new ArrayList<>(List.of(List.of(first)));
        double used = width;
        for (Node each : others) {
            used += gap + each.prefWidth(-1);
            if (used > width) {
                rows.add(new ArrayList<>());
                used = each.prefWidth(-1);
            }
            rows.getLast().add(each);
        }
        return new Rows(rows, width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return sides()
                + getManagedChildren().stream().mapToDouble(n -> n.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Node> all = getManagedChildren();
        return sides()
                + all.stream().mapToDouble(n -> n.prefWidth(-1)).sum()
                + gap * Math.max(0, all.size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets around = getInsets();
        double inner = width < 0 ? computePrefWidth(-1) : width;
        return around.getTop() + rows(inner - sides()).height() + around.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        Rows rows = rows(getWidth() - sides());
        double y = around.getTop();
        for (List<Node> row : rows.rows()) {
            double x = around.getLeft();
            double height = rows.height(row);
            for (Node each : row) {
                boolean isFirst = each.equals(getManagedChildren().getFirst());
                double width = isFirst ? rows.widthOfFirst() : each.prefWidth(-1);
                double own = each.prefHeight(isFirst ? width : -1);
                each.resizeRelocate(
                        snapPositionX(x), snapPositionY(y + (height - own) / 2), width, own);
                x += width + gap;
            }
            y += height + ROW_GAP;
        }
    }

    private double sides() {
        return getInsets().getLeft() + getInsets().getRight();
    }
}

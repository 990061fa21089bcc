package dev.policyplayground.ui.parts;

import java.util.List;

/// What a stacked chart draws, and the table behind it says. Immutable.
///
/// @param caption what it speaks of, in a line above the drawing
/// @param across the name of the axis from left to right, with its unit
/// @param up the name of the axis from bottom to top, with its unit
/// @param series one for each colour, the lowest first
public record ChartData(
        String caption, String across, String up, List<Series> series, List<Point> points) {
    public static final ChartData NOTHING = new ChartData("", "", "", List.of(), List.of());

    /// @param total its figure over all points, in words
    public record Series(String name, String total) {}

    /// One place from left to right.
    ///
    /// @param label unique among the points
    /// @param values one for each series, in the unit of the axis
    /// @param words one for each series: the exact figure for a person
    /// @param total of all series, for a person
    public record Point(String label, List<Double> values, List<String> words, String total) {
        public Point {
            values = List.copyOf(values);
            words = List.copyOf(words);
        }
    }

    public ChartData {
        series = List.copyOf(series);
        points = List.copyOf(points);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /// True when no point is higher than nothing.
    boolean isFlat() {
        return points.stream().flatMap(p -> p.values().stream()).allMatch(v -> v <= 0);
    }
}

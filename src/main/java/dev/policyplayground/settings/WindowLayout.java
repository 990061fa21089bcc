package dev.policyplayground.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the window stood and how its panes were divided. Immutable.
///
/// @param place where it stands when it is not maximised; empty before it was ever moved
/// @param dividers for each split pane's id the places of its dividers, from 0 to 1
public record WindowLayout(
        Optional<Place> place, boolean isMaximised, Map<String, List<Double>> dividers) {
    public static final WindowLayout NONE = new WindowLayout(Optional.empty(), false, Map.of());

    public WindowLayout {
        dividers = Map.copyOf(dividers);
    }

    /// A rectangle on the screens, in pixels of the screen's own scale.
    public record Place(double x, double y, double width, double height) {

        /// Moved and shrunk so that all of it is on one of the screens: the one that it mostly was
        /// on, or the first when that is gone.
        ///
        /// @param screens at least one
        public Place on(List<Place> screens) {
            Place screen =
                    screens.stream()
                            .max(Comparator.comparingDouble(this::shared))
                            .filter(s -> shared(s) > 0)
                            .orElse(screens.getFirst());
            double w = Math.min(width, screen.width);
            double h = Math.min(height, screen.height);
            return new Place(
                    Math.clamp(x, screen.x, screen.x + screen.width - w),
                    Math.clamp(y, screen.y, screen.y + screen.height - h),
                    w,
                    h);
        }

        private double shared(Place other) {
            double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            return w > 0 && h > 0 ? w * h : 0;
        }
    }
}

package dev.policyplayground.ui.parts;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Fills its place with a screen, and lets it be scrolled where the place is smaller than the
/// screen can be, so that nothing is ever cut off. Never takes the focus. For use on the FX thread.
public final class ScreenScroll extends ScrollPane {
    /// With [#setContent] to follow.
    public ScreenScroll() {
        getStyleClass().addAll("plain-scroll", "screen-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setMinSize(0, 0);
        setFocusTraversable(false);
        // Without a picture of the whole screen beside the screen.
        skinProperty().subscribe(() -> lookupAll(".viewport").forEach(n -> n.setCache(false)));
    }

    public ScreenScroll(Node screen) {
        this();
        setContent(screen);
    }

    // A click beside the controls leaves the caret where it is.
    @Override
    public void requestFocus() {}
}

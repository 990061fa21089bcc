package dev.policyplayground.ui.parts;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Popup;

/// A find bar over the upper right corner of a text that has none beside it. Esc, a click elsewhere
/// or its button closes it. For use on the FX thread.
final class FindPopup {
    private static final double WIDTH = 340;

    private FindPopup() {}

    /// Opens it over `node`, which shows `text`; does nothing while `node` is in no window.
    static void open(Node node, SearchableText text) {
        if (node.getScene() == null || node.getScene().getWindow() == null) {
            return;
        }
        FindBar bar = new FindBar(text);
        bar.getStyleClass().add("find-popup");
        bar.setPrefWidth(WIDTH);
        Popup popup = new Popup();
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.getContent().add(bar);
        bar.visibleProperty().subscribe(visible -> hideUnless(visible, popup));
        bar.open();
        Bounds over = node.localToScreen(node.getLayoutBounds());
        lookLike(node.getScene().getRoot(), popup);
        popup.show(node, over.getMaxX() - Math.min(WIDTH, over.getWidth()), over.getMinY());
        bar.open();
    }

    private static void hideUnless(boolean visible, Popup popup) {
        if (!visible && popup.isShowing()) {
            popup.hide();
        }
    }

    /// A popup's root inherits neither the theme's state nor the size of the type.
    private static void lookLike(Parent root, Popup popup) {
        Parent own = popup.getScene().getRoot();
        own.setStyle(root.getStyle());
        root.getPseudoClassStates().forEach(state -> own.pseudoClassStateChanged(state, true));
    }
}

package dev.policyplayground.ui.parts;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// How each verdict looks: colour, shape and word, never colour alone.
public enum VerdictStyle {
    ALLOW,
    REVIEW,
    BLOCK,
    UNJUDGED,
    NONE;

    /// The style of a verdict's word; anything else is [#NONE].
    public static VerdictStyle of(String word) {
        for (VerdictStyle style : values()) {
            if (style.name().equals(word)) {
                return style;
            }
        }
        return NONE;
    }

    /// The pseudo-class, such as `:block`, that the style sheets know.
    public String pseudoClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Sets this style's pseudo-class on `node` and clears the others'.
    public void applyTo(Node node) {
        for (VerdictStyle style : values()) {
            node.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(style.pseudoClass()), style == this);
        }
    }
}

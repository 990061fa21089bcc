package dev.policyplayground.ui.parts;

import dev.policyplayground.run.Outcome;
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

    /// The style of how a run ended.
    public static VerdictStyle of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Surfaced _ -> ALLOW;
            case Outcome.DeclinedByModel _, Outcome.HeldForReview _ -> REVIEW;
            case Outcome.BlockedAtInput _,
                    Outcome.WithheldAtOutput _,
                    Outcome.RefusedByApi _,
                    Outcome.StoppedByBudget _ ->
                    BLOCK;
            case Outcome.Failed _ -> UNJUDGED;
            case Outcome.Cancelled _ -> NONE;
        };
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

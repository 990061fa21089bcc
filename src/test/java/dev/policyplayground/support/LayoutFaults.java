package dev.policyplayground.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import jfx.incubator.scene.control.richtext.RichTextArea;

/// What of a window cannot be seen or reached: controls that stand outside of their place, words
/// that are cut, editors and lists without height. For use on the FX thread, after a layout.
public final class LayoutFaults {
    private static final double TOLERANCE = 1.5;

    private final List<String> faults = new ArrayList<>();
    private final double em;

    private LayoutFaults(double em) {
        this.em = em;
    }

    /// Empty when everything can be reached.
    public static List<String> of(Scene scene) {
        LayoutFaults found =
                new LayoutFaults(((Labeled) scene.lookup(".label")).getFont().getSize());
        found.walk(scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), "");
        return found.faults;
    }

    private void walk(Node node, Bounds place, String path) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds own = node.localToScene(node.getLayoutBounds());
        String here = path + " > " + name(node);
        if (isShown(node)) {
            check(node, own, place, here);
        }
        if (node instanceof MenuBar || node instanceof IndexedCell<?>) {
            return;
        }
        if (node instanceof ComboBoxBase<?> box) {
            boxWords(box).ifPresent(words -> faults.add("words cut: " + here + " " + words));
            return;
        }
        if (node instanceof ScrollPane pane) {
            if (pane.getContent() != null) {
                walk(pane.getContent(), unbounded(pane, own, place), here);
            }
            return;
        }
        // Within what scrolls, everything can be reached by scrolling; only widths are looked at
        // where there is no bar for them.
        if (isVirtual(node)) {
            return;
        }
        Bounds inner = place(node, own, place);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, inner, here));
        }
    }

    private static Bounds unbounded(ScrollPane pane, Bounds own, Bounds place) {
        boolean sideways = pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER;
        double huge = 1e6;
        return sideways
                ? new BoundingBox(-huge, -huge, 2 * huge, 2 * huge)
                : new BoundingBox(
                        Math.max(own.getMinX(), place.getMinX()),
                        -huge,
                        Math.min(own.getMaxX(), place.getMaxX())
                                - Math.max(own.getMinX(), place.getMinX()),
                        2 * huge);
    }

    // Only what lays out its children bounds them: a group or a skin's text does not.
    private static Bounds place(Node node, Bounds own, Bounds place) {
        if (!(node instanceof javafx.scene.layout.Region) || own.getWidth() <= 0) {
            return place;
        }
        double left = Math.max(own.getMinX(), place.getMinX());
        double top = Math.max(own.getMinY(), place.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(own.getMaxX(), place.getMaxX()) - left),
                Math.max(0, Math.min(own.getMaxY(), place.getMaxY()) - top));
    }

    private void check(Node node, Bounds own, Bounds place, String here) {
        boolean isOutside =
                own.getMinX() < place.getMinX() - TOLERANCE
                        || own.getMaxX() > place.getMaxX() + TOLERANCE
                        || own.getMinY() < place.getMinY() - TOLERANCE
                        || own.getMaxY() > place.getMaxY() + TOLERANCE;
        if (isOutside) {
            faults.add("cut: " + here + " " + box(own) + " in " + box(place));
        }
        cutWords(node).ifPresent(words -> faults.add("words cut: " + here + " " + words));
        double least = leastHeight(node);
        double seen =
                Math.min(own.getMaxY(), place.getMaxY()) - Math.max(own.getMinY(), place.getMinY());
        if (seen < least - TOLERANCE) {
            faults.add(
                    String.format(Locale.ROOT, "no height: %s %.0f of %.0f px", here, seen, least));
        }
    }

    private static String box(Bounds b) {
        return String.format(
                Locale.ROOT,
                "[%.0f..%.0f × %.0f..%.0f]",
                b.getMinX(),
                b.getMaxX(),
                b.getMinY(),
                b.getMaxY());
    }

    // Two lines of what is written or read, a row under its header of what is listed.
    private double leastHeight(Node node) {
        return switch (node) {
            case RichTextArea _ -> 2.4 * em;
            case javafx.scene.control.TextArea _ -> 2.4 * em;
            case TableView<?> _ -> 4 * em;
            case ListView<?> _ -> 2 * em;
            case TreeView<?> _ -> 2 * em;
            case javafx.scene.chart.Chart _ -> 6 * em;
            default -> 0;
        };
    }

    // What is cut elsewhere stands whole in a tooltip, see CutWords: of buttons, headings and what
    // a
    // run came to, nothing may be.
    private static Optional<String> cutWords(Node node) {
        boolean mustBeWhole =
                node instanceof ButtonBase
                        || node.getStyleClass().contains("title")
                        || node.getStyleClass().contains("outcome-words")
                        || node.getStyleClass().contains("axis-label");
        return mustBeWhole
                        && node instanceof Labeled labeled
                        && !isMenuLabel(labeled)
                        && labeled.isTextTruncated()
                ? Optional.of("‘" + labeled.getText() + "’")
                : Optional.empty();
    }

    // The label within a menu button says what the button says, and has the button's tooltip.
    private static boolean isMenuLabel(Labeled labeled) {
        return labeled.getParent() instanceof MenuButton button && button.getTooltip() != null;
    }

    private static boolean isShown(Node node) {
        return (node instanceof Control && !(node instanceof Label l && l.getText().isEmpty()))
                || node instanceof javafx.scene.chart.Chart;
    }

    private static boolean isVirtual(Node node) {
        return node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof TreeView<?>
                || node instanceof TreeTableView<?>
                || node instanceof RichTextArea
                || node instanceof TextInputControl;
    }

    private static Optional<String> boxWords(ComboBoxBase<?> box) {
        return box.getTooltip() != null
                ? Optional.empty()
                : box.lookupAll(".list-cell").stream()
                        .filter(Node::isVisible)
                        .filter(cell -> cell instanceof Labeled words && words.isTextTruncated())
                        .map(cell -> ((Labeled) cell).getText())
                        .findFirst();
    }

    private static String name(Node node) {
        String simple = node.getClass().getSimpleName();
        String type = simple.isEmpty() ? node.getClass().getSuperclass().getSimpleName() : simple;
        String words =
                node instanceof Labeled labeled && labeled.getText() != null
                        ? " ‘" + labeled.getText() + "’"
                        : "";
        return Stream.of(type, node.getId() == null ? "" : "#" + node.getId(), words)
                .reduce("", String::concat);
    }
}

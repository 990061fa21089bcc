package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A node of the tree: what it is to the left, its figures to the right. For use on the FX thread.
final class PackNodeCell extends TreeCell<PackNode> {
    private final Supplier<Optional<PolicyPack>> pack;
    private final Label title = new Label();
    private final Label note = new Label();
    private final HBox first;
    private final VBox box;

    /// @param pack the pack as it stands, for its thresholds
    PackNodeCell(Supplier<Optional<PolicyPack>> pack) {
        this.pack = pack;
        title.setMinWidth(0);
        note.getStyleClass().addAll("muted", "numbers");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        first = new HBox(8, title, space, note);
        box = new VBox(first);
        // The tree's width decides, never the text: what does not fit ends with an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PackNode item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        show(item);
        setGraphic(box);
        setTooltip(new Tooltip(title.getText() + "\n" + note.getText()));
        setAccessibleText(title.getText() + ", " + note.getText());
    }

    private void show(PackNode item) {
        title.getStyleClass().removeAll("title", "mono");
        // A category's figures have a line of their own: they would leave no room for its title.
        boolean isCategory = item instanceof PackNode.OfCategory;
        note.setMinWidth(isCategory ? 0 : Region.USE_PREF_SIZE);
        (isCategory ? first : box).getChildren().remove(note);
        Pane place = isCategory ? box : first;
        if (!place.getChildren().contains(note)) {
            place.getChildren().add(note);
        }
        switch (item) {
            case PackNode.OfCategory(var category, var rules, var tests) -> {
                title.getStyleClass().add("title");
                title.setText(category.title());
                note.setText(
                        Messages.text(
                                "policies.node.category",
                                cut(category.id()),
                                rules.size(),
                                tests.size()));
            }
            case PackNode.OfRule(var rule) -> {
                title.getStyleClass().add("mono");
                title.setText(rule.id());
                note.setText(ThresholdSliders.words(rule.weight()));
            }
            case PackNode.OfTests(var category, var tests) -> {
                title.setText(
                        Messages.text(
                                category.isPresent()
                                        ? "policies.node.tests"
                                        : "policies.node.tests.other"));
                note.setText(Format.count(tests.size()));
            }
            case PackNode.OfTest(var test) -> {
                title.setText(test.text().strip().replaceAll("\\s+", " "));
                note.setText(test.expect().name());
            }
        }
    }

    private String cut(String category) {
        Optional<Cut> cut = pack.get().map(p -> p.thresholds().of(category));
        return cut.map(
                        c ->
                                ThresholdSliders.words(c.review())
                                        + " · "
                                        + ThresholdSliders.words(c.block()))
                .orElse("");
    }
}

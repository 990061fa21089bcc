package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.policies.ThresholdHistory.Moved;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;

/// Binds the pack's tree, and what is known of the chosen node.
final class PackTreeController {
    private static final KeyCombination UNDO = KeyCombination.keyCombination("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.keyCombination("Shortcut+Shift+Z");

    private final PoliciesViewModel model;
    private final PackTextViewModel text;
    private final Jump jump;
    private List<PackNode> built = List.of();
    private Optional<PackNode> chosen = Optional.empty();

    @FXML private TextField treeFilter;
    @FXML private TreeView<PackNode> tree;
    @FXML private Label nodeTitle;
    @FXML private Label nodeAbout;
    @FXML private Label nodeText;
    @FXML private Hyperlink nodeLine;
    @FXML private VBox sliderBox;
    @FXML private Label sliderTitle;
    @FXML private RangeSlider slider;
    @FXML private Spinner<Double> review;
    @FXML private Spinner<Double> block;

    private final ThresholdHistory history = new ThresholdHistory();
    private Optional<ThresholdSliders> sliders = Optional.empty();

    PackTreeController(PoliciesViewModel model, Jump jump) {
        this.model = model;
        this.text = model.text();
        this.jump = jump;
    }

    @FXML
    void initialize() {
        ThresholdSliders bound =
                new ThresholdSliders(
                        slider,
                        review,
                        block,
                        () -> category().flatMap(c -> thresholds(c.id())).ifPresent(history::add),
                        cut -> category().ifPresent(c -> text.move(c.id(), cut)));
        bound.bind();
        text.switchesProperty().subscribe(() -> history.clear());
        sliderBox.addEventFilter(KeyEvent.KEY_PRESSED, this::undo);
        sliders = Optional.of(bound);
        treeFilter.setAccessibleText(Messages.text("policies.filter.prompt"));
        treeFilter.textProperty().subscribe(this::build);
        tree.setAccessibleText(Messages.text("policies.tree.accessible"));
        tree.setShowRoot(false);
        tree.setRoot(new TreeItem<>());
        tree.setCellFactory(_ -> new PackNodeCell(() -> text.packProperty().get()));
        tree.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        tree.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        goToLine();
                    }
                });
        tree.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        goToLine();
                    }
                });
        nodeLine.setOnAction(_ -> goToLine());
        text.packProperty().subscribe(this::showPack);
        model.open().openedProperty().subscribe(_ -> showThresholds());
        model.open().openedProperty().subscribe(_ -> showChosen());
        text.checkProperty().subscribe(_ -> showChosen());
    }

    // A number that is being typed has an undo of its own.
    private void undo(KeyEvent key) {
        boolean isTyping = key.getTarget() instanceof TextInputControl field && field.isUndoable();
        if (isTyping) {
            return;
        }
        Optional<Moved> to =
                UNDO.match(key)
                        ? history.undo(this::thresholds)
                        : REDO.match(key) ? history.redo(this::thresholds) : Optional.empty();
        to.ifPresent(
                moved -> {
                    text.move(moved.category(), moved.cut());
                    select(tree.getRoot(), PackNode.keyOfCategory(moved.category()));
                });
        if (to.isPresent()) {
            key.consume();
        }
    }

    private Optional<Moved> thresholds(String category) {
        return text.packProperty()
                .get()
                .map(pack -> new Moved(category, pack.thresholds().of(category)));
    }

    private void showPack(Optional<PolicyPack> pack) {
        build();
        showThresholds();
    }

    // Only another pack, or other rules and tests, make another tree: what is open stays open.
    private void build() {
        List<PackNode> wanted =
                text.packProperty()
                        .get()
                        .map(p -> PackNode.of(p, treeFilter.getText()))
                        .orElse(List.of());
        if (wanted.equals(built)) {
            tree.refresh();
            return;
        }
        built = wanted;
        Set<String> open = new HashSet<>();
        expanded(tree.getRoot(), open);
        Optional<String> before = chosen.map(PackNode::key);
        boolean all = !treeFilter.getText().isBlank();
        tree.getRoot().getChildren().setAll(wanted.stream().map(n -> item(n, open, all)).toList());
        if (before.filter(key -> select(tree.getRoot(), key)).isEmpty()) {
            chosen = Optional.empty();
            tree.getSelectionModel().clearSelection();
            tree.getSelectionModel().selectFirst();
        }
    }

    private static TreeItem<PackNode> item(PackNode node, Set<String> open, boolean all) {
        TreeItem<PackNode> item = new TreeItem<>(node);
        item.getChildren()
                .setAll(node.children().stream().map(child -> item(child, open, all)).toList());
        item.setExpanded(open.contains(node.key()) || (all && node instanceof PackNode.OfCategory));
        return item;
    }

    private static void expanded(TreeItem<PackNode> item, Set<String> into) {
        if (item.isExpanded() && item.getValue() != null) {
            into.add(item.getValue().key());
        }
        item.getChildren().forEach(child -> expanded(child, into));
    }

    private boolean select(TreeItem<PackNode> item, String key) {
        if (item.getValue() != null && item.getValue().key().equals(key)) {
            tree.getSelectionModel().select(item);
            return true;
        }
        return item.getChildren().stream().anyMatch(child -> select(child, key));
    }

    private void choose(@Nullable TreeItem<PackNode> item) {
        Optional<PackNode> now = Optional.ofNullable(item).map(TreeItem::getValue);
        if (now.isPresent()) {
            chosen = now;
            showChosen();
            showThresholds();
        }
    }

    private Optional<Category> category() {
        return chosen.flatMap(PackNode::categoryId)
                .flatMap(id -> text.packProperty().get().flatMap(p -> p.category(id)));
    }

    private void showChosen() {
        NodeWords words = chosen.map(this::words).orElse(NodeWords.NOTHING);
        nodeTitle.setText(words.title());
        nodeAbout.setText(words.about());
        nodeText.setText(words.text());
        // A category's title stands above its thresholds already.
        Shown.to(!words.title().isEmpty(), nodeTitle);
        Shown.to(!words.about().isEmpty(), nodeAbout);
        Shown.to(!words.text().isEmpty(), nodeText);
        Shown.to(words.line() > 0, nodeLine);
        nodeLine.setText(Messages.text("policies.node.line", words.line()));
    }

    private NodeWords words(PackNode node) {
        return NodeWords.of(node, text.textProperty().get(), text.source(), isChecked());
    }

    // Lines are those of the text as it was checked: while it is being edited they may have moved.
    private boolean isChecked() {
        return text.checkProperty().get() instanceof Check.Good;
    }

    private void showThresholds() {
        Optional<Category> category = category();
        Shown.to(category.isPresent(), sliderBox);
        boolean own =
                model.open().openedProperty().get().filter(o -> !o.place().isBundled()).isPresent();
        category.ifPresent(
                c -> {
                    sliderTitle.setText(c.title());
                    sliders.orElseThrow()
                            .show(text.packProperty().get().orElseThrow().thresholds().of(c.id()));
                    sliders.orElseThrow().setEditable(own);
                });
    }

    private void goToLine() {
        chosen.map(this::words)
                .filter(words -> words.line() > 0)
                .ifPresent(words -> jump.to(words.line(), 0));
    }
}

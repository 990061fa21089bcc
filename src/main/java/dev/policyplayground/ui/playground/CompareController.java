package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.WordDiff;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Mark;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;

/// Binds the two sides that are compared.
final class CompareController {
    private final PlaygroundViewModel model;
    private final CompareViewModel compare;
    @FXML private ComboBox<String> secondModel;
    @FXML private MenuButton secondPolicy;
    @FXML private Button swap;
    @FXML private Label summary;
    @FXML private CompareSide first;
    @FXML private CompareSide second;

    CompareController(PlaygroundViewModel model) {
        this.model = model;
        this.compare = model.compare();
    }

    @FXML
    void initialize() {
        secondModel.getItems().setAll(model.models().stream().map(Model::id).toList());
        secondModel.setConverter(new ModelTitles(model.parts().catalog()));
        secondModel.valueProperty().bindBidirectional(compare.modelProperty());
        new PackMenu(model).bind(secondPolicy, compare.layersProperty());
        swap.setOnAction(_ -> compare.swap());
        compare.first().viewProperty().subscribe(first::show);
        compare.second().viewProperty().subscribe(second::show);
        compare.differences().subscribe(this::mark);
    }

    private void mark(WordDiff.Differences differences) {
        first.mark(marks(differences.onlyInFirst(), "shade-only-a", "compare.only.first"));
        second.mark(marks(differences.onlyInSecond(), "shade-only-b", "compare.only.second"));
        boolean both =
                !compare.first().viewProperty().get().reply().isEmpty()
                        && !compare.second().viewProperty().get().reply().isEmpty();
        summary.setText(
                !both
                        ? Messages.text("compare.waiting")
                        : differences.isEmpty()
                                ? Messages.text("compare.same")
                                : Messages.text(
                                        "compare.different",
                                        differences.onlyInFirst().size(),
                                        differences.onlyInSecond().size()));
    }

    private static List<Mark> marks(List<Span> spans, String style, String key) {
        return spans.stream().map(s -> new Mark(s, style, Messages.text(key))).toList();
    }
}

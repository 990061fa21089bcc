package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.text.Span;
import dev.policyplayground.text.WordDiff;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.ModelTitles;
import dev.policyplayground.ui.playground.RunView.Phase;
import java.util.ArrayList;
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
        secondModel
                .getItems()
                .setAll(model.parts().catalog().models().stream().map(Model::id).toList());
        secondModel.setConverter(new ModelTitles(model.parts().catalog(), model.parts().clock()));
        secondModel.valueProperty().bindBidirectional(compare.modelProperty());
        new PackMenu(model).bind(secondPolicy, compare.layersProperty());
        swap.setOnAction(_ -> compare.swap());
        compare.first().viewProperty().subscribe(this::show);
        compare.second().viewProperty().subscribe(this::show);
        show();
    }

    // The texts first: marks stand on the words they were made for.
    private void show() {
        first.show(compare.first().viewProperty().get());
        second.show(compare.second().viewProperty().get());
        mark(compare.differences().get());
    }

    private void mark(WordDiff.Differences differences) {
        String left = compare.first().viewProperty().get().reply();
        String right = compare.second().viewProperty().get().reply();
        List<Span> onlyLeft = joined(differences.onlyInFirst(), left);
        List<Span> onlyRight = joined(differences.onlyInSecond(), right);
        first.mark(marks(onlyLeft, "only-a", "compare.only.first"));
        second.mark(marks(onlyRight, "only-b", "compare.only.second"));
        summary.setText(
                left.isEmpty() || right.isEmpty()
                        ? nothingToCompare(left, right)
                        : differences.isEmpty()
                                ? Messages.text("compare.same")
                                : Messages.text(
                                        "compare.different", onlyLeft.size(), onlyRight.size()));
    }

    private String nothingToCompare(String left, String right) {
        if (compare.isRunning()) {
            return Messages.text("compare.running");
        }
        if (compare.first().viewProperty().get().phase() == Phase.EMPTY) {
            return Messages.text("compare.waiting");
        }
        return left.isEmpty() && right.isEmpty()
                ? Messages.text("compare.none")
                : Messages.text("compare.one", left.isEmpty() ? "A" : "B");
    }

    // Words that differ in a row are one place, though the blanks between them are the same.
    private static List<Span> joined(List<Span> spans, String text) {
        List<Span> places = new ArrayList<>();
        for (Span span : spans) {
            Span before = places.isEmpty() ? span : places.getLast();
            if (!places.isEmpty() && text.substring(before.end(), span.start()).isBlank()) {
                places.set(places.size() - 1, new Span(before.start(), span.end()));
            } else {
                places.add(span);
            }
        }
        return places;
    }

    private static List<Mark> marks(List<Span> spans, String style, String key) {
        return spans.stream().map(s -> new Mark(s, style, Messages.text(key))).toList();
    }
}

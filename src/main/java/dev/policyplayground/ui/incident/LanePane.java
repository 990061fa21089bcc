package dev.policyplayground.ui.incident;

import dev.policyplayground.incident.Totals;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.VerdictStyle;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One replay of the hour: the key's strikes, what it came to, and a row for each request. As high
/// as its rows, so that the screen scrolls and not the list. For use on the FX thread.
public final class LanePane extends VBox {
    // Around the rows: the list's own border.
    private static final double BORDER = 2;

    private final Label title = new Label();
    private final StrikeMarks strikes = new StrikeMarks();
    private final Label result = new Label();
    private final Label detail = new Label();
    private final Label problem = new Label();
    private final ListView<LaneRow> rows = new ListView<>();

    public LanePane() {
        getStyleClass().add("lane");
        title.getStyleClass().add("title");
        title.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, strikes);
        head.getStyleClass().add("lane-head");
        result.getStyleClass().add("lane-result");
        detail.getStyleClass().add("muted");
        problem.getStyleClass().add("lane-problem");
        for (Label label : new Label[] {result, detail, problem}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        problem.managedProperty().bind(problem.textProperty().isEmpty().not());
        rows.getStyleClass().add("lane-rows");
        rows.setCellFactory(_ -> new LaneCell());
        rows.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(head, result, detail, problem, rows);
    }

    void bind(LaneViewModel model) {
        title.setText(Messages.text("incident.lane." + model.gate().name()));
        rows.setAccessibleText(title.getText());
        rows.setItems(model.rows());
        // One row more than there are requests: the line that says when the key was disabled.
        int most = model.hour().requests().size() + 1;
        rows.prefHeightProperty().bind(rows.fixedCellSizeProperty().multiply(most).add(BORDER));
        model.viewProperty().subscribe(view -> show(model, view));
    }

    private void show(LaneViewModel model, LaneViewModel.View view) {
        Totals totals = view.totals();
        strikes.show(new KeyViewModel.State(totals.strikes(), view.allowed(), view.keyDisabled()));
        int good = model.hour().good();
        boolean begun = view.phase() != LaneViewModel.Phase.EMPTY;
        result.setText(
                begun
                        ? Messages.text(
                                "incident.result", totals.goodAnswered(), good, totals.goodFailed())
                        : Messages.text(
                                "incident.result.empty",
                                good,
                                model.hour().requests().size() - good));
        resultStyle(view).applyTo(result);
        String stopped =
                view.phase() == LaneViewModel.Phase.CANCELLED
                        ? " " + Messages.text("incident.detail.cancelled")
                        : "";
        detail.setText(
                begun
                        ? Messages.text("incident.detail", totals.sent(), totals.notSent())
                                + stopped
                        : Messages.text("incident.detail.empty"));
        problem.setText(view.problem().orElse(""));
    }

    private static VerdictStyle resultStyle(LaneViewModel.View view) {
        if (view.totals().goodFailed() > 0) {
            return VerdictStyle.BLOCK;
        }
        return view.phase() == LaneViewModel.Phase.FINISHED
                ? VerdictStyle.ALLOW
                : VerdictStyle.NONE;
    }
}

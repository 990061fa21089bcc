package dev.policyplayground.ui.policies;

import dev.policyplayground.backtest.Flip;
import dev.policyplayground.backtest.Impact;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.FlipCell;
import dev.policyplayground.ui.parts.FlipKinds;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// Binds what the shown pack would flip among the saved runs.
final class ImpactController {
    private final ImpactViewModel model;
    private final ZoneId zone;
    private final Consumer<Destination> go;

    @FXML private Label impactTotal;
    @FXML private Label impactWords;
    @FXML private FlipKinds kinds;
    @FXML private HBox judging;
    @FXML private ProgressBar progress;
    @FXML private Label progressWords;
    @FXML private Button judgeAgain;
    @FXML private Button stopJudging;
    @FXML private ListView<Flip> flips;

    ImpactController(PoliciesViewModel model, Consumer<Destination> go, ZoneId zone) {
        this.zone = zone;
        this.model = model.impact();
        this.go = go;
    }

    @FXML
    void initialize() {
        judgeAgain.setOnAction(_ -> model.judgeAgain());
        stopJudging.setOnAction(_ -> model.stop());
        flips.setAccessibleText(Messages.text("policies.flips.accessible"));
        flips.setCellFactory(_ -> new FlipCell(zone));
        flips.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        open();
                    }
                });
        flips.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        open();
                    }
                });
        model.stateProperty().subscribe(this::show);
    }

    private void open() {
        Flip flip = flips.getSelectionModel().getSelectedItem();
        if (flip != null) {
            go.accept(new Destination.SavedRun(flip.run()));
        }
    }

    private void show(ImpactState state) {
        Shown.to(state instanceof ImpactState.Judging, judging);
        Shown.to(
                state instanceof ImpactState.NeedsJudging
                        || (state instanceof ImpactState.Known known && known.byStoredScores()),
                judgeAgain);
        impactWords.setText(words(state));
        if (state instanceof ImpactState.Judging(int done, int of)) {
            progress.setProgress(of == 0 ? 0 : (double) done / of);
            progressWords.setText(
                    Messages.text(
                            "policies.impact.progress", Format.count(done), Format.count(of)));
        }
        // While runs are judged, what was known of the pack before would mislead.
        Impact impact =
                state instanceof ImpactState.Known known
                        ? known.impact()
                        : new Impact(0, 0, 0, List.of());
        impactTotal.setText(
                state instanceof ImpactState.Known
                        ? Messages.text("policies.impact.total", impact.flips().size())
                        : "");
        kinds.show(impact);
        if (!flips.getItems().equals(impact.flips())) {
            flips.getItems().setAll(impact.flips());
        }
        Shown.to(!impact.flips().isEmpty(), flips);
    }

    private static String words(ImpactState state) {
        return switch (state) {
            case ImpactState.Working _ -> Messages.text("policies.impact.working");
            case ImpactState.Unavailable _ -> Messages.text("policies.impact.unavailable");
            case ImpactState.NoRuns _ -> Messages.text("policies.impact.no.runs");
            case ImpactState.NeedsJudging(int runs) ->
                    Messages.text("policies.impact.needs", Format.count(runs));
            case ImpactState.Judging _ -> Messages.text("policies.impact.judging");
            case ImpactState.Known(Impact impact, boolean stored) ->
                    Messages.text(
                            stored ? "policies.impact.stored" : "policies.impact.judged",
                            Format.count(impact.prompts()),
                            Format.count(impact.replies()),
                            Format.count(impact.runs()));
        };
    }
}

package dev.policyplayground.ui.training;

import dev.policyplayground.backtest.Flip;
import dev.policyplayground.backtest.Impact;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.FlipCell;
import dev.policyplayground.ui.parts.FlipKinds;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.training.TrainingReport.BeforeAfter;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds how far training is, and what the candidate would change.
final class ReportController {
    private final TrainingViewModel model;
    private final TrainingActions actions;
    private final Consumer<Destination> go;

    @FXML private Label reportTitle;
    @FXML private Label reportWords;
    @FXML private Label unheard;
    @FXML private VBox trainingProgress;
    @FXML private ProgressBar trainingBar;
    @FXML private Label trainingStep;
    @FXML private Button trainingCancel;
    @FXML private VBox report;
    @FXML private FactGrid beforeAfter;
    @FXML private Label flipTotal;
    @FXML private Label flipWords;
    @FXML private FlipKinds flipKinds;
    @FXML private HBox decision;
    @FXML private Button adopt;
    @FXML private Button drop;
    @FXML private ListView<Flip> candidateFlips;

    ReportController(TrainingViewModel model, TrainingActions actions, Consumer<Destination> go) {
        this.model = model;
        this.actions = actions;
        this.go = go;
    }

    @FXML
    void initialize() {
        actions.cancel().bind(trainingCancel);
        actions.adopt().bind(adopt);
        drop.setOnAction(_ -> model.drop());
        drop.disableProperty().bind(model.adoption().busyProperty());
        candidateFlips.setAccessibleText(Messages.text("policies.flips.accessible"));
        candidateFlips.setCellFactory(_ -> new FlipCell(model.zone()));
        candidateFlips.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        open();
                    }
                });
        candidateFlips.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        open();
                    }
                });
        model.stateProperty().subscribe(this::show);
    }

    private void open() {
        Flip flip = candidateFlips.getSelectionModel().getSelectedItem();
        if (flip != null) {
            go.accept(new Destination.SavedRun(flip.run()));
        }
    }

    private void show(TrainingState state) {
        boolean isReady = state instanceof TrainingState.Ready;
        Shown.to(state instanceof TrainingState.Working, trainingProgress);
        Shown.to(isReady, report);
        Shown.to(isReady, decision);
        Shown.to(isReady && !model.isHeard(), unheard);
        reportTitle.setText(
                Messages.text(isReady ? "training.report.title" : "training.report.none"));
        switch (state) {
            case TrainingState.Idle _ -> say(Messages.text("training.report.empty"));
            case TrainingState.Failed(String why) -> say(Messages.text("training.failed", why));
            case TrainingState.Working(String step, double done) -> {
                say(Messages.text("training.report.working"));
                trainingBar.setProgress(done);
                trainingStep.setText(step);
            }
            case TrainingState.Ready(TrainingReport made) -> tell(made);
        }
    }

    private void say(String words) {
        reportWords.setText(words);
        Shown.to(false, candidateFlips);
    }

    private void tell(TrainingReport made) {
        reportWords.setText(
                Messages.text(
                        made.candidate().id().equals(made.base())
                                ? "training.report.same"
                                : "training.report.words",
                        made.candidate().id(),
                        made.base(),
                        made.pack()));
        beforeAfter.begin(2);
        beforeAfter.head(
                Messages.text("training.right"),
                Messages.text("training.right.before"),
                Messages.text("training.right.after"));
        row("training.right.prompts", made.prompts());
        row("training.right.replies", made.replies());
        row("training.right.tests", made.tests());
        tell(made.impact());
    }

    private void row(String key, BeforeAfter figures) {
        if (figures.of() == 0) {
            beforeAfter.row(Messages.text(key), "–", "–");
            return;
        }
        beforeAfter.row(
                Messages.text(key),
                of(figures.before(), figures.of()),
                of(figures.after(), figures.of()));
    }

    private static String of(long right, long all) {
        return Messages.text("training.right.of", Format.count(right), Format.count(all));
    }

    private void tell(Impact impact) {
        flipTotal.setText(Messages.text("policies.impact.total", impact.flips().size()));
        flipWords.setText(
                Messages.text(
                        impact.runs() == 0 ? "training.flips.no.runs" : "training.flips.words",
                        Format.count(impact.prompts()),
                        Format.count(impact.replies()),
                        Format.count(impact.runs())));
        flipKinds.show(impact);
        candidateFlips.getItems().setAll(impact.flips());
        Shown.to(!impact.flips().isEmpty(), candidateFlips);
    }
}

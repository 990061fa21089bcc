package dev.policyplayground.ui.training;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;

/// Binds the model that judges and the labels at hand.
final class TrainingController {
    private final TrainingViewModel model;
    private final TrainingActions actions;
    private final Consumer<Destination> go;

    @FXML private Button train;
    @FXML private HBox trainingNotice;
    @FXML private Label trainingNoticeWords;
    @FXML private Button trainingUndo;
    @FXML private Button trainingDismiss;
    @FXML private Label modelName;
    @FXML private Label modelWords;
    @FXML private Label modelTaught;
    @FXML private Label modelProblem;
    @FXML private Button goBack;
    @FXML private TitledPane card;
    @FXML private ModelCardPane cardText;
    @FXML private FactGrid labels;
    @FXML private Label labelsWords;
    @FXML private Label labelsProblem;
    @FXML private Button toSessions;

    TrainingController(TrainingViewModel model, TrainingActions actions, Consumer<Destination> go) {
        this.model = model;
        this.actions = actions;
        this.go = go;
    }

    @FXML
    void initialize() {
        actions.train().bind(train);
        model.stateProperty().subscribe(this::markTrain);
        bindNotice();
        AdoptionViewModel adoption = model.adoption();
        adoption.modelProperty().subscribe(this::show);
        banner(adoption.problemProperty(), modelProblem);
        banner(model.problemProperty(), labelsProblem);
        Shown.when(adoption.canGoBackProperty(), goBack);
        goBack.disableProperty().bind(adoption.busyProperty().or(training()));
        goBack.setOnAction(_ -> model.goBack());
        model.labelsProperty().subscribe(this::show);
        toSessions.setOnAction(_ -> go.accept(new Destination.Sessions()));
    }

    // One button is the next step: once there is a candidate, that is Adopt.
    private void markTrain(TrainingState state) {
        train.getStyleClass().remove("accent");
        if (!(state instanceof TrainingState.Ready)) {
            train.getStyleClass().add("accent");
        }
    }

    private BooleanBinding training() {
        return Bindings.createBooleanBinding(
                () -> model.stateProperty().get() instanceof TrainingState.Working,
                model.stateProperty());
    }

    private void bindNotice() {
        trainingNoticeWords.textProperty().bind(model.adoption().noticeProperty());
        Shown.when(model.adoption().noticeProperty().map(w -> !w.isEmpty()), trainingNotice);
        actions.undo().bind(trainingUndo);
        Shown.when(model.canUndo(), trainingUndo);
        trainingDismiss.setOnAction(_ -> model.dismissNotice());
    }

    private static void banner(ReadOnlyStringProperty words, Label label) {
        label.textProperty().bind(words);
        Shown.when(words.map(w -> !w.isEmpty()), label);
    }

    private void show(Optional<ModelFacts> facts) {
        Shown.to(facts.isPresent(), modelName);
        Shown.to(facts.isPresent(), modelWords);
        Shown.to(facts.isPresent(), card);
        Shown.to(facts.filter(f -> !f.isShipped()).isPresent(), modelTaught);
        facts.ifPresent(this::tell);
    }

    private void tell(ModelFacts facts) {
        modelName.setText(
                Messages.text(facts.isShipped() ? "training.model.shipped" : "training.model.own"));
        modelWords.setText(Messages.text("training.model.words", facts.made(), facts.id()));
        LabelCounts taught = facts.labels();
        modelTaught.setText(
                Messages.text(
                        "training.model.taught",
                        taught.harmfulPrompts(),
                        taught.harmlessPrompts(),
                        taught.harmfulReplies(),
                        taught.harmlessReplies(),
                        facts.base()));
        card.setText(
                Messages.text(facts.isShipped() ? "training.card.title" : "training.card.base"));
        cardText.show(facts.shippedCard());
    }

    private void show(LabelCounts counts) {
        labels.begin(2);
        labels.head(
                "",
                Messages.text("training.labels.harmful"),
                Messages.text("training.labels.harmless"));
        labels.row(
                Messages.text("training.labels.prompts"),
                Format.count(counts.harmfulPrompts()),
                Format.count(counts.harmlessPrompts()));
        labels.row(
                Messages.text("training.labels.replies"),
                Format.count(counts.harmfulReplies()),
                Format.count(counts.harmlessReplies()));
        Shown.to(counts.total() > 0, labels);
        labelsWords.setText(Messages.text(hint(counts)));
    }

    // Both kinds of label are needed: with one alone the judge learns to say the same to all.
    private static String hint(LabelCounts counts) {
        if (counts.total() == 0) {
            return "training.labels.none";
        }
        boolean oneSided =
                (counts.harmfulPrompts() > 0 && counts.harmlessPrompts() == 0)
                        || (counts.harmfulReplies() > 0 && counts.harmlessReplies() == 0);
        return oneSided ? "training.labels.one.sided" : "training.labels.enough";
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.EvidenceMarks;
import dev.policyplayground.ui.parts.SegmentedChoice;
import dev.policyplayground.ui.parts.Shown;
import dev.policyplayground.ui.parts.VerdictPane;
import dev.policyplayground.ui.policies.TestBoxViewModel.Judged;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/// Binds the text that is tried out and its verdict.
final class TestBoxController {
    private final TestBoxViewModel model;

    @FXML private SegmentedChoice<Layer> testLayer;
    @FXML private CodeEditor testPrompt;
    @FXML private VBox replyBox;
    @FXML private CodeEditor testReply;
    @FXML private VerdictPane testVerdict;

    TestBoxController(TestBoxViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        testLayer.bind(
                List.of(Layer.INPUT, Layer.OUTPUT),
                layer -> Messages.text("policies.test.layer." + layer.name()),
                model.layerProperty());
        testPrompt.setName(Messages.text("policies.test.prompt.accessible"));
        testReply.setName(Messages.text("policies.test.reply.accessible"));
        testPrompt.textProperty().bindBidirectional(model.promptProperty());
        testReply.textProperty().bindBidirectional(model.replyProperty());
        Shown.when(model.layerProperty().map(layer -> layer == Layer.OUTPUT), replyBox);
        testVerdict.setOnPick(this::pick);
        model.shownProperty().subscribe(this::show);
        model.staleProperty().subscribe(testVerdict::setStale);
    }

    private void show(Optional<Judged> shown) {
        testPrompt.setMarks(
                shown.map(j -> EvidenceMarks.of(j.assessment(), Layer.INPUT, j.pack()))
                        .orElse(List.of()));
        testReply.setMarks(
                shown.map(j -> EvidenceMarks.of(j.assessment(), Layer.OUTPUT, j.pack()))
                        .orElse(List.of()));
        shown.ifPresentOrElse(
                judged -> testVerdict.show(judged.assessment(), judged.pack(), Provider.SIMULATED),
                () ->
                        testVerdict.clear(
                                Messages.text("verdict.none"),
                                Messages.text("policies.test.empty")));
        testVerdict.setStale(model.staleProperty().get());
    }

    private void pick(Finding finding) {
        (finding.side() == Layer.OUTPUT ? testReply : testPrompt).select(finding.span());
    }
}

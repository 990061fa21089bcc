package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Shown;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds what was deleted and can be put back, and what happened last.
final class PromptBarsController {
    private final PromptsViewModel model;

    @FXML private HBox undoBar;
    @FXML private Label deleted;
    @FXML private Button undo;
    @FXML private Button dismissDeleted;
    @FXML private HBox noticeBar;
    @FXML private Label notice;
    @FXML private Button dismissNotice;

    PromptBarsController(PromptsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Shown.when(model.deletedProperty().map(Optional::isPresent), undoBar);
        deleted.textProperty()
                .bind(
                        model.deletedProperty()
                                .map(
                                        d ->
                                                d.map(
                                                                gone ->
                                                                        Messages.text(
                                                                                "prompts.deleted",
                                                                                gone.name()))
                                                        .orElse("")));
        undo.setOnAction(_ -> model.undo());
        dismissDeleted.setOnAction(_ -> model.dismissDeleted());
        Shown.when(model.noticeProperty().map(words -> !words.isEmpty()), noticeBar);
        notice.textProperty().bind(model.noticeProperty());
        dismissNotice.setOnAction(_ -> model.dismissNotice());
        List.of(dismissDeleted, dismissNotice)
                .forEach(b -> b.setAccessibleText(Messages.text("prompts.dismiss")));
    }
}

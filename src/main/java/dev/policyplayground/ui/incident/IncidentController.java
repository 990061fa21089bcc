package dev.policyplayground.ui.incident;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.nav.Destination;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Binds the key incident to its model.
final class IncidentController {
    // Below this many times the font's size the third column has no room beside the other two.
    private static final double WIDE_EMS = 88;

    private final IncidentViewModel model;
    private final Command replay;
    private final Command cancel;
    private final Consumer<Destination> go;

    @FXML private ProgressBar incidentProgress;
    @FXML private Button incidentReplay;
    @FXML private Button incidentCancel;
    @FXML private Hyperlink incidentSessions;
    @FXML private GridPane incidentGrid;
    @FXML private LanePane laneOff;
    @FXML private LanePane laneOn;
    @FXML private VBox incidentSide;
    @FXML private StrikeMarks keyStrikes;
    @FXML private Label keyState;
    @FXML private Button keyRotate;
    @FXML private VBox keyConfirm;
    @FXML private Button keyConfirmYes;
    @FXML private Button keyConfirmNo;
    @FXML private Label checklistDone;
    @FXML private VBox checklist;
    @FXML private Button checklistCopy;
    @FXML private Label checklistCopied;

    IncidentController(
            IncidentViewModel model, Command replay, Command cancel, Consumer<Destination> go) {
        this.model = model;
        this.replay = replay;
        this.cancel = cancel;
        this.go = go;
    }

    @FXML
    void initialize() {
        replay.bind(incidentReplay);
        cancel.bind(incidentCancel);
        incidentReplay.visibleProperty().bind(model.canReplay());
        incidentReplay.managedProperty().bind(incidentReplay.visibleProperty());
        incidentCancel.visibleProperty().bind(model.running());
        incidentCancel.managedProperty().bind(incidentCancel.visibleProperty());
        // The focus goes from one button to the other, not to whatever stands next.
        model.running()
                .subscribe(
                        running -> {
                            Button gone = running ? incidentReplay : incidentCancel;
                            if (gone.isFocused()) {
                                (running ? incidentCancel : incidentReplay).requestFocus();
                            }
                        });
        incidentProgress.progressProperty().bind(model.progress());
        incidentSessions.setOnAction(_ -> go.accept(new Destination.Sessions()));
        laneOff.bind(model.off());
        laneOn.bind(model.on());
        bindKey();
        bindChecklist();
        incidentGrid.widthProperty().subscribe(this::arrange);
    }

    private void bindKey() {
        model.key().stateProperty().subscribe(this::show);
        keyConfirm.setVisible(false);
        keyConfirm.managedProperty().bind(keyConfirm.visibleProperty());
        keyRotate.managedProperty().bind(keyRotate.visibleProperty());
        keyRotate.visibleProperty().bind(keyConfirm.visibleProperty().not());
        keyRotate.setOnAction(
                _ -> {
                    keyConfirm.setVisible(true);
                    keyConfirmYes.requestFocus();
                });
        keyConfirmNo.setOnAction(_ -> endConfirmation());
        keyConfirmYes.setOnAction(
                _ -> {
                    model.key().rotate();
                    endConfirmation();
                });
    }

    private void endConfirmation() {
        keyConfirm.setVisible(false);
        keyRotate.requestFocus();
    }

    private void show(KeyViewModel.State key) {
        keyStrikes.show(key);
        keyState.setText(
                key.isDisabled()
                        ? Messages.text("incident.key.disabled")
                        : key.strikes() > 0
                                ? Messages.text(
                                        "incident.key.struck", key.allowed() - key.strikes())
                                : Messages.text("incident.key.clean"));
    }

    private void bindChecklist() {
        for (ChecklistViewModel.Item item : model.checklist().items()) {
            CheckBox box = new CheckBox(item.text());
            box.setWrapText(true);
            box.setMinHeight(CheckBox.USE_PREF_SIZE);
            box.setMaxWidth(Double.MAX_VALUE);
            box.selectedProperty().bindBidirectional(item.done());
            item.done().subscribe(this::countDone);
            checklist.getChildren().add(box);
        }
        countDone();
        checklistCopy.setOnAction(
                _ -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(model.checklist().markdown());
                    Clipboard.getSystemClipboard().setContent(content);
                    checklistCopied.setVisible(true);
                });
    }

    // What was copied is no longer what stands here.
    private void countDone() {
        checklistCopied.setVisible(false);
        checklistDone.setText(
                Messages.text(
                        "incident.checklist.done",
                        model.checklist().done(),
                        model.checklist().items().size()));
    }

    private void arrange() {
        double em = keyState.getFont().getSize();
        boolean wide = incidentGrid.getWidth() >= WIDE_EMS * em;
        double[] shares = wide ? new double[] {37, 37, 26} : new double[] {50, 50};
        incidentGrid.getColumnConstraints().clear();
        for (double share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            incidentGrid.getColumnConstraints().add(column);
        }
        GridPane.setConstraints(incidentSide, wide ? 2 : 0, wide ? 0 : 1, wide ? 1 : 2, 1);
    }
}

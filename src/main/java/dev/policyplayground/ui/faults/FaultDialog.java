package dev.policyplayground.ui.faults;

import dev.policyplayground.ui.faults.FaultsViewModel.Fault;
import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Tells the user of faults of the program, in one window beside the main one, for as long as there
/// are any; Esc closes it. For use on the FX thread.
public final class FaultDialog {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final FaultsViewModel model;
    private final Scene like;
    private final Label happened = text("");
    private final Label codes = text("");
    private final Button copy = new Button(Messages.text("faults.copy.button"));
    private final Button close = new Button(Messages.text("faults.close.button"));
    private final Stage stage = new Stage();

    /// @param like the main window's scene, whose look it takes over
    public FaultDialog(FaultsViewModel model, Scene like) {
        this.model = model;
        this.like = like;
        stage.setTitle(Messages.text("faults.title"));
        stage.setScene(new Scene(content()));
        stage.setOnHidden(_ -> model.dismiss());
        copy.setOnAction(_ -> copy());
        close.setOnAction(_ -> stage.hide());
        close.setCancelButton(true);
        close.setDefaultButton(true);
        model.shownProperty().subscribe(this::show);
    }

    private Region content() {
        Label title = text(Messages.text("faults.title"));
        title.getStyleClass().add("screen-title");
        codes.getStyleClass().add("mono");
        codes.setId("faultCodes");
        happened.setId("faultHappened");
        copy.setId("faultCopy");
        close.setId("faultClose");
        ScrollPane scroll = new ScrollPane(codes);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox buttons = new HBox(copy, close);
        buttons.getStyleClass().add("buttons");
        VBox content =
                new VBox(
                        title,
                        happened,
                        text(Messages.text("faults.meaning")),
                        text(Messages.text("faults.advice")),
                        scroll,
                        buttons);
        content.getStyleClass().add("fault-dialog");
        return content;
    }

    private void show(List<Fault> faults) {
        if (faults.isEmpty()) {
            stage.hide();
            return;
        }
        int times = faults.stream().mapToInt(Fault::times).sum();
        happened.setText(
                times == 1
                        ? Messages.text("faults.happened.once")
                        : Messages.text("faults.happened.often", times));
        codes.setText(faults.stream().map(FaultDialog::line).collect(Collectors.joining("\n")));
        copy.setText(Messages.text("faults.copy.button"));
        if (!stage.isShowing()) {
            open();
        }
    }

    private static String line(Fault fault) {
        String type = fault.first().getClass().getSimpleName();
        return fault.times() == 1
                ? Messages.text("faults.code", fault.code(), type)
                : Messages.text("faults.code.times", fault.code(), type, fault.times());
    }

    private void open() {
        Node root = stage.getScene().getRoot();
        stage.getScene().getStylesheets().setAll(like.getStylesheets());
        root.setStyle(like.getRoot().getStyle());
        root.pseudoClassStateChanged(DARK, like.getRoot().getPseudoClassStates().contains(DARK));
        if (stage.getOwner() == null && like.getWindow() != null && like.getWindow().isShowing()) {
            stage.initOwner(like.getWindow());
        }
        stage.sizeToScene();
        stage.show();
        close.requestFocus();
    }

    private void copy() {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, model.diagnostics()));
        copy.setText(Messages.text("faults.copied.button"));
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

package dev.policyplayground.ui.settings;

import javafx.beans.DefaultProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.Severity;

/// One setting: its name, what it is set with, a hint, and what is wrong with it as text, so that a
/// screen reader finds it too. For use on the FX thread.
@DefaultProperty("content")
public final class SettingRow extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Label name = new Label();
    private final Label hint = new Label();
    private final Label problem = new Label();
    private final VBox right = new VBox();
    private Node content = new HBox();

    public SettingRow() {
        getStyleClass().add("setting-row");
        name.getStyleClass().add("setting-name");
        right.getStyleClass().add("setting-content");
        hint.getStyleClass().addAll("muted", "setting-hint");
        problem.getStyleClass().add("setting-problem");
        for (Label each : new Label[] {name, hint, problem}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        hint.visibleProperty().bind(hint.textProperty().map(t -> !t.isEmpty()));
        hint.managedProperty().bind(hint.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().map(t -> !t.isEmpty()));
        problem.managedProperty().bind(problem.visibleProperty());
        setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(name, right);
    }

    public String getLabel() {
        return name.getText();
    }

    public void setLabel(String to) {
        name.setText(to);
    }

    public String getHint() {
        return hint.getText();
    }

    public void setHint(String to) {
        hint.setText(to);
    }

    public Node getContent() {
        return content;
    }

    public void setContent(Node to) {
        content = to;
        right.getChildren().setAll(to, problem, hint);
        name.setLabelFor(to);
        // FXML gives the content before the name.
        to.accessibleTextProperty().bind(name.textProperty());
    }

    /// What is wrong; empty for nothing.
    public String problem() {
        return problem.getText();
    }

    void say(Severity severity, String words) {
        problem.setText(words);
        boolean bad = !words.isEmpty() && severity == Severity.ERROR;
        content.pseudoClassStateChanged(DANGER, bad);
        problem.pseudoClassStateChanged(DANGER, bad);
        problem.pseudoClassStateChanged(WARNING, !words.isEmpty() && !bad);
        content.setAccessibleHelp(words.isEmpty() ? hint.getText() : words);
    }
}

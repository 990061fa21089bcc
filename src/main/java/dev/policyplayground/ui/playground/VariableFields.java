package dev.policyplayground.ui.playground;

import dev.policyplayground.ui.fx.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// A field for the value of each of the draft's variables, a few rows high at most. For use on the
/// FX thread.
public final class VariableFields extends ScrollPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final FlowPane flow = new FlowPane();
    private final Map<String, TextField> fields = new LinkedHashMap<>();

    public VariableFields() {
        flow.getStyleClass().add("variables");
        getStyleClass().addAll("plain-scroll", "variable-fields");
        setFitToWidth(true);
        setContent(flow);
    }

    void bind(VariablesViewModel variables, RunCheck check) {
        visibleProperty().bind(variables.names().map(names -> !names.isEmpty()));
        managedProperty().bind(visibleProperty());
        variables.names().subscribe(names -> show(names, variables));
        check.missing().subscribe(this::mark);
    }

    /// Puts the caret into the field of `name`, if it has one.
    void focus(String name) {
        Optional.ofNullable(fields.get(name)).ifPresent(TextField::requestFocus);
    }

    // A field that is already there stays, so that the caret in it does.
    private void show(List<String> names, VariablesViewModel variables) {
        fields.keySet().retainAll(names);
        flow.getChildren().clear();
        for (String name : names) {
            TextField value = fields.computeIfAbsent(name, n -> field(n, variables));
            value.setPromptText(
                    Messages.text(
                            variables.isOptional(name)
                                    ? "playground.variable.optional"
                                    : "playground.variable.prompt"));
            Label label = new Label("{{" + name + "}}");
            label.setLabelFor(value);
            label.getStyleClass().add("mono");
            HBox row = new HBox(label, value);
            row.getStyleClass().add("field");
            flow.getChildren().add(row);
        }
    }

    private static TextField field(String name, VariablesViewModel variables) {
        TextField value = new TextField(variables.values().getOrDefault(name, ""));
        value.setAccessibleText(name);
        value.setId("variable-" + name);
        value.textProperty().subscribe(text -> variables.set(name, text));
        return value;
    }

    private void mark(Optional<CaretTarget> missing) {
        fields.forEach(
                (name, field) ->
                        field.pseudoClassStateChanged(
                                ERROR,
                                missing.equals(Optional.of(new CaretTarget.VariableValue(name)))));
    }
}

package dev.policyplayground.ui.prompts;

import dev.policyplayground.prompt.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The variables of the shown text, their values, and the text with these filled in. A value stays
/// for every prompt that has its variable, as long as the window. For use on the FX thread.
public final class FillingViewModel {
    private final Map<String, String> values = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> variables =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> missing =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper filled = new ReadOnlyStringWrapper("");
    private String text = "";

    void show(String newText) {
        text = newText;
        variables.set(Variables.in(text));
        fill();
    }

    public void setValue(String variable, String value) {
        values.put(variable, value);
        fill();
    }

    public String value(String variable) {
        return values.getOrDefault(variable, "");
    }

    /// Each once, in the order they first stand in the text.
    public ReadOnlyObjectProperty<List<String>> variablesProperty() {
        return variables.getReadOnlyProperty();
    }

    /// The variables that have no value.
    public ReadOnlyObjectProperty<List<String>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    private void fill() {
        missing.set(Variables.missing(values, text));
        filled.set(Variables.fill(text, values));
    }
}

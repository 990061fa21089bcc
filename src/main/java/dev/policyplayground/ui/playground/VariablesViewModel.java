package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Variables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// The `{{variables}}` of the draft and their values. Knows no control. For use on the FX thread.
public final class VariablesViewModel {
    private final ObservableMap<String, String> values = FXCollections.observableHashMap();
    private final ObjectBinding<List<String>> names;
    private final ObjectBinding<List<String>> missing;

    VariablesViewModel(StringProperty system, StringProperty prompt) {
        names =
                Bindings.createObjectBinding(
                        () -> Variables.in(system.get(), prompt.get()), system, prompt);
        missing =
                Bindings.createObjectBinding(
                        () -> Variables.missing(values, system.get(), prompt.get()),
                        system,
                        prompt,
                        values);
        // A binding that nobody listens to is not told of changes.
        names.subscribe(_ -> {});
        missing.subscribe(_ -> {});
    }

    /// The names that stand in the system prompt and the prompt.
    public ObjectBinding<List<String>> names() {
        return names;
    }

    /// The names that have no value yet: the draft cannot be run.
    public ObjectBinding<List<String>> missing() {
        return missing;
    }

    public ObservableMap<String, String> values() {
        return values;
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    String fill(String text) {
        return Variables.fill(text, values);
    }

    Map<String, String> used() {
        Map<String, String> used = new TreeMap<>();
        names.get().stream()
                .filter(values::containsKey)
                .forEach(name -> used.put(name, values.getOrDefault(name, "")));
        return used;
    }
}

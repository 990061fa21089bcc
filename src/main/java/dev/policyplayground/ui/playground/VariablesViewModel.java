package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Variables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// The `{{variables}}` of the draft and their values. Those of a system prompt need a value before
/// a run; what stands between double braces in the turn alone may be a template that was pasted,
/// and is sent as written until it is given one. Knows no control. For use on the FX thread.
public final class VariablesViewModel {
    private final StringProperty system;
    private final StringProperty prompt;
    private final StringProperty second;
    private final ObservableBooleanValue comparing;
    private final ObservableMap<String, String> values = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<List<String>> names =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> missing =
            new ReadOnlyObjectWrapper<>(List.of());

    /// @param second the system prompt of side B, which counts while two sides are compared
    VariablesViewModel(
            StringProperty system,
            StringProperty prompt,
            StringProperty second,
            ObservableBooleanValue comparing) {
        this.system = system;
        this.prompt = prompt;
        this.second = second;
        this.comparing = comparing;
        for (Observable each : List.of(system, prompt, second, comparing, values)) {
            each.addListener(_ -> update());
        }
        update();
    }

    private void update() {
        names.set(
                Variables.in(
                        Stream.concat(systemPrompts(), Stream.of(prompt.get()))
                                .toArray(String[]::new)));
        missing.set(Variables.missing(values, systemPrompts().toArray(String[]::new)));
    }

    private Stream<String> systemPrompts() {
        return comparing.get() ? Stream.of(system.get(), second.get()) : Stream.of(system.get());
    }

    /// The names that stand in the system prompts and the turn.
    public ReadOnlyObjectProperty<List<String>> names() {
        return names.getReadOnlyProperty();
    }

    /// The names in a system prompt that have no value yet: the draft cannot be run.
    public ReadOnlyObjectProperty<List<String>> missing() {
        return missing.getReadOnlyProperty();
    }

    /// True for a name that the turn alone holds.
    public boolean isOptional(String name) {
        return systemPrompts().noneMatch(text -> Variables.in(text).contains(name));
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

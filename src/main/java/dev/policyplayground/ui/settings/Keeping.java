package dev.policyplayground.ui.settings;

import dev.policyplayground.settings.Preferences;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

/// The preferences as the window holds them. For use on the FX thread.
///
/// @param change takes an edit, which then holds and is kept
/// @param state whether the last change was kept, in words; empty before the first
public record Keeping(
        ReadOnlyObjectProperty<Preferences> preferences,
        Consumer<UnaryOperator<Preferences>> change,
        ObservableValue<String> state) {}

package dev.policyplayground.ui.playground;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

/// Finds what a draft lacks before it can be run, and keeps that in view until it is there. Knows
/// no control. For use on the FX thread.
public final class RunCheck {
    private final StringProperty prompt;
    private final VariablesViewModel variables;
    private final ReadOnlyObjectWrapper<Optional<CaretTarget>> missing =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RunCheck(StringProperty prompt, VariablesViewModel variables) {
        this.prompt = prompt;
        this.variables = variables;
        prompt.addListener(_ -> again());
        variables.missing().addListener(_ -> again());
    }

    /// Looks at the draft; afterwards [#missing] says what it lacks.
    boolean passes() {
        missing.set(find());
        return missing.get().isEmpty();
    }

    /// What a run that was asked for lacked, and still lacks; empty for nothing.
    public ReadOnlyObjectProperty<Optional<CaretTarget>> missing() {
        return missing.getReadOnlyProperty();
    }

    // What was not asked for yet is not complained about.
    private void again() {
        if (missing.get().isPresent()) {
            missing.set(find());
        }
    }

    private Optional<CaretTarget> find() {
        Optional<CaretTarget> value =
                variables.missing().get().stream().findFirst().map(CaretTarget.VariableValue::new);
        return value.isEmpty() && prompt.get().isBlank()
                ? Optional.of(new CaretTarget.YourTurn())
                : value;
    }
}

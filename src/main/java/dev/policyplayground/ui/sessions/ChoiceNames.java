package dev.policyplayground.ui.sessions;

import java.util.function.Function;
import javafx.util.StringConverter;

/// Choices by their names; nobody types them. Immutable.
final class ChoiceNames<T> extends StringConverter<T> {
    private final Function<T, String> name;

    ChoiceNames(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(T choice) {
        return choice == null ? "" : name.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("choices are picked, not typed");
    }
}

package dev.policyplayground.ui.playground;

import java.util.Optional;
import javafx.scene.control.Spinner;
import javafx.util.StringConverter;

/// Reads what a person types into a spinner of whole numbers: `4096` and `4,096` alike. What is no
/// number leaves the value as it was. For use on the FX thread.
final class WholeNumber extends StringConverter<Integer> {
    private final Spinner<Integer> spinner;

    WholeNumber(Spinner<Integer> spinner) {
        this.spinner = spinner;
    }

    static Optional<Integer> parse(String text) {
        String digits = text.replaceAll("[,._\\s]", "");
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    @Override
    public String toString(Integer value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Integer fromString(String text) {
        return parse(text).orElse(spinner.getValue());
    }
}

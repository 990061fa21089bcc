package dev.policyplayground.ui.parts;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// One of a few, as buttons side by side; one is always chosen. For use on the FX thread.
public final class SegmentedChoice<T> extends HBox {
    public SegmentedChoice() {
        getStyleClass().add("segmented");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows `choices`, two or more, and keeps `value` and the chosen button the same.
    public void bind(List<T> choices, Function<T, String> words, Property<T> value) {
        ToggleGroup group = new ToggleGroup();
        getChildren().clear();
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(words.apply(choice));
            button.setUserData(choice);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.getStyleClass().add(place(choices, choice));
            button.setOnAction(_ -> choose(value, choice, button));
            value.subscribe(now -> button.setSelected(choice.equals(now)));
            getChildren().add(button);
        }
    }

    // A second press would take the choice back.
    private static <T> void choose(Property<T> value, T choice, ToggleButton button) {
        value.setValue(choice);
        button.setSelected(true);
    }

    private static <T> String place(List<T> choices, T choice) {
        return choice.equals(choices.getFirst())
                ? "left-pill"
                : choice.equals(choices.getLast()) ? "right-pill" : "center-pill";
    }
}

package dev.policyplayground.ui.settings;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A setting that is written as text: checked at each stroke, kept when it is committed and makes
/// sense. For use on the FX thread.
public final class TextSetting<T> {
    private final StringProperty text;
    private final Function<String, Reading<T>> read;
    private final Consumer<T> keep;
    private String kept;

    TextSetting(String first, Function<String, Reading<T>> read, Consumer<T> keep) {
        this.text = new SimpleStringProperty(first);
        this.kept = first;
        this.read = read;
        this.keep = keep;
    }

    public StringProperty textProperty() {
        return text;
    }

    /// What the text comes to as it stands.
    public Reading<T> reading() {
        return read.apply(text.get());
    }

    /// What a person should be told of the text as it stands; empty for nothing.
    public ObservableValue<String> words() {
        return text.map(t -> read.apply(t).words());
    }

    /// Keeps the text, if it makes sense and is new.
    public void commit() {
        if (!text.get().equals(kept) && reading() instanceof Reading.Good<T>(T value, String _)) {
            kept = text.get();
            keep.accept(value);
        }
    }
}

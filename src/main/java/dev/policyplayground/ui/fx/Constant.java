package dev.policyplayground.ui.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// A value that never changes, and so keeps none of those who listen: one that everybody shares
/// does not hold on to a window that was closed. Immutable.
public record Constant<T>(T value) implements ObservableValue<T> {
    public static final Constant<Boolean> ALWAYS = new Constant<>(true);

    public static final Constant<Boolean> NEVER = new Constant<>(false);

    @Override
    public T getValue() {
        return value;
    }

    @Override
    public void addListener(ChangeListener<? super T> listener) {}

    @Override
    public void removeListener(ChangeListener<? super T> listener) {}

    @Override
    public void addListener(InvalidationListener listener) {}

    @Override
    public void removeListener(InvalidationListener listener) {}
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import javafx.scene.control.TextInputControl;

/// The text of JavaFX's own text controls. For use on the FX thread.
record FieldText(TextInputControl field) implements SearchableText {
    @Override
    public String getText() {
        return field.getText() == null ? "" : field.getText();
    }

    @Override
    public int caret() {
        return field.getCaretPosition();
    }

    @Override
    public void select(Span span) {
        field.requestFocus();
        field.selectRange(span.start(), span.end());
    }

    @Override
    public void takeFocus() {
        field.requestFocus();
    }
}

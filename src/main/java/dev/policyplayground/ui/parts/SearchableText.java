package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;

/// A text on the screen in which words can be found and selected. For use on the FX thread.
public interface SearchableText {
    String getText();

    /// Where the caret stands, in UTF-16 units of the text; 0 for none.
    int caret();

    /// Selects a part of the text and brings it into view.
    void select(Span span);

    /// Puts the caret into it.
    void takeFocus();
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import java.util.List;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;

/// The text of a `CodeArea`, in offsets rather than lines. For use on the FX thread.
record AreaText(CodeArea area) implements SearchableText {
    @Override
    public String getText() {
        return area.getText();
    }

    @Override
    public int caret() {
        TextPos position = area.getCaretPosition();
        return position == null ? 0 : offset(position);
    }

    @Override
    public void select(Span span) {
        MarkedText lines = new MarkedText(getText(), List.of(), List.of());
        area.select(lines.position(span.start()), lines.position(span.end()));
        area.requestFocus();
    }

    @Override
    public void takeFocus() {
        area.requestFocus();
    }

    /// Where a position stands in the whole text, in UTF-16 units.
    int offset(TextPos position) {
        int offset = 0;
        for (int line = 0; line < position.index(); line++) {
            offset += area.getPlainText(line).length() + 1;
        }
        return offset + position.offset();
    }
}

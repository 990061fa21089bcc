package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.LineEnding;
import jfx.incubator.scene.control.richtext.TextPos;

/// A text editor with line numbers, undo and underlined evidence that explains itself under the
/// mouse. A text too long to be edited smoothly is held whole and shown as a preview. The one place
/// that knows the incubating `CodeArea`. For use on the FX thread.
public final class CodeEditor extends StackPane implements SearchableText {
    /// Above this many characters a keystroke would be felt (one line of 1 MB draws in 220 ms).
    static final int MAX_EDITABLE = 400_000;

    private static final int PREVIEW = 2_000;
    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final CodeArea area = new CodeArea();
    private final AreaText shown = new AreaText(area);
    private final VBox attachment = new VBox(8);
    private final Label attachmentSize = new Label();
    private final Label attachmentPreview = new Label();
    private final StringProperty text = new SimpleStringProperty("");
    private final Tooltip tooltip = new Tooltip();
    private MarkedText marked = MarkedText.PLAIN;
    private List<Mark> marks = List.of();
    private List<Mark> shades = List.of();
    private boolean syncing;

    public CodeEditor() {
        getStyleClass().add("code-editor");
        area.setLineEnding(LineEnding.LF);
        area.setWrapText(true);
        area.setLineNumbersEnabled(true);
        area.setHighlightCurrentParagraph(false);
        area.setContentPadding(new Insets(8, 8, 8, 4));
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.getModel().addListener(change -> takeFromArea(change.isEdit()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pasteLongTextAsAttachment);
        text.addListener((_, _, now) -> giveToArea(now));
        tooltip.setShowDelay(Duration.millis(300));
        tooltip.setShowDuration(Duration.INDEFINITE);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
        buildAttachment();
        getChildren().addAll(area, attachment);
    }

    public StringProperty textProperty() {
        return text;
    }

    @Override
    public String getText() {
        return text.get();
    }

    /// The control that takes the keys.
    public CodeArea area() {
        return area;
    }

    /// What a screen reader calls it.
    public void setName(String name) {
        area.setAccessibleText(name);
    }

    /// Shows a text that is read, never edited: without line numbers, see [ReadOnlyText].
    public void makeReadOnly() {
        ReadOnlyText.install(area);
        area.setLineNumbersEnabled(false);
        area.setContentPadding(new Insets(8, 16, 8, 16));
    }

    @Override
    public void takeFocus() {
        area.requestFocus();
    }

    /// Whether it takes keys; line numbers stay.
    ///
    /// @param find what the menu's Find does while it takes none
    public void allowEdits(boolean allowed, Runnable find) {
        if (allowed) {
            ReadOnlyText.unlock(area);
        } else {
            ReadOnlyText.lock(area, this, find);
        }
    }

    /// From here on undo does not go further back: another text is being edited.
    public void forgetEdits() {
        area.clearUndoRedo();
    }

    /// Underlines evidence; it follows the words while the text is edited.
    public void setMarks(List<Mark> newMarks) {
        marks = newMarks;
        draw();
    }

    /// Draws ranges on a coloured ground, such as what was withheld.
    public void setShades(List<Mark> newShades) {
        shades = newShades;
        draw();
    }

    public List<Mark> marks() {
        return marks;
    }

    @Override
    public void select(Span span) {
        if (span.end() <= text.get().length() && !attachment.isVisible()) {
            area.select(marked.position(span.start()), marked.position(span.end()));
            area.requestFocus();
        }
    }

    @Override
    public int caret() {
        return shown.caret();
    }

    private void takeFromArea(boolean isEdit) {
        if (syncing || !isEdit) {
            return;
        }
        syncing = true;
        String before = text.get();
        String now = area.getText();
        text.set(now);
        follow(before, now);
        syncing = false;
    }

    private void giveToArea(String now) {
        if (syncing) {
            return;
        }
        syncing = true;
        boolean tooLong = now.length() > MAX_EDITABLE;
        attachment.setVisible(tooLong);
        area.setVisible(!tooLong);
        String before = area.getText();
        String visible = tooLong ? "" : now.replace("\r\n", "\n");
        if (tooLong) {
            attachmentSize.setText(Messages.text("editor.attachment.size", now.length(), PREVIEW));
            attachmentPreview.setText(now.substring(0, PREVIEW));
        } else if (visible.startsWith(before) && !area.isEditable()) {
            area.appendText(visible.substring(before.length()));
        } else if (!visible.equals(before)) {
            replaceDifference(before, visible);
        }
        follow(before, visible);
        syncing = false;
    }

    // The caret, the place in view and what can be undone stay with the words that stay.
    private void replaceDifference(String before, String now) {
        int shorter = Math.min(before.length(), now.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
            start--;
        }
        int same = 0;
        while (same < shorter - start
                && before.charAt(before.length() - 1 - same)
                        == now.charAt(now.length() - 1 - same)) {
            same++;
        }
        if (same > 0 && Character.isLowSurrogate(before.charAt(before.length() - same))) {
            same--;
        }
        MarkedText lines = new MarkedText(before, List.of(), List.of());
        area.replaceText(
                lines.position(start),
                lines.position(before.length() - same),
                now.substring(start, now.length() - same));
    }

    private void follow(String before, String now) {
        if (!before.equals(now)) {
            marks = Mark.follow(marks, before, now);
            shades = Mark.follow(shades, before, now);
            draw();
        }
    }

    private void draw() {
        boolean wasPlain = marked == MarkedText.PLAIN;
        boolean isPlain = marks.isEmpty() && shades.isEmpty();
        marked =
                isPlain
                        ? new MarkedText(text.get(), List.of(), List.of())
                        : new MarkedText(text.get(), marks, shades);
        if (!(wasPlain && isPlain)) {
            area.setSyntaxDecorator(marked);
        }
    }

    private void explain(MouseEvent mouse) {
        TextPos position = area.getTextPosition(mouse.getScreenX(), mouse.getScreenY());
        Optional<Mark> mark = position == null ? Optional.empty() : marked.at(position);
        if (mark.isEmpty()) {
            Tooltip.uninstall(area, tooltip);
            tooltip.hide();
        } else if (!mark.get().explanation().equals(tooltip.getText()) || !tooltip.isShowing()) {
            tooltip.setText(mark.get().explanation());
            Tooltip.install(area, tooltip);
        }
    }

    private void pasteLongTextAsAttachment(KeyEvent key) {
        String pasted = PASTE.match(key) ? Clipboard.getSystemClipboard().getString() : null;
        if (pasted != null
                && area.isEditable()
                && pasted.length() + text.get().length() > MAX_EDITABLE) {
            key.consume();
            int from = shown.offset(area.getSelection().getMin());
            int to = shown.offset(area.getSelection().getMax());
            String before = area.getText();
            text.set(before.substring(0, from) + pasted + before.substring(to));
        }
    }

    private void buildAttachment() {
        attachment.getStyleClass().add("attachment");
        attachmentPreview.setWrapText(true);
        attachmentPreview.getStyleClass().add("mono");
        attachmentPreview.setMinHeight(0);
        Button remove = new Button(Messages.text("editor.attachment.remove"));
        remove.setOnAction(_ -> text.set(""));
        attachment.getChildren().addAll(attachmentSize, remove, attachmentPreview);
        attachment.setVisible(false);
        attachment.managedProperty().bind(attachment.visibleProperty());
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import dev.policyplayground.ui.parts.DiffText.Change;
import dev.policyplayground.ui.parts.DiffText.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.StackPane;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.LineEnding;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/// Shows a [DiffText]: what is gone struck through, what came underlined, each on a ground of its
/// own. The text can be selected and copied, signs included. For use on the FX thread.
public final class DiffView extends StackPane {
    private final CodeArea area = new CodeArea();

    public DiffView() {
        getStyleClass().addAll("code-editor", "diff-view");
        area.setLineEnding(LineEnding.LF);
        area.setWrapText(true);
        ReadOnlyText.install(area);
        area.setHighlightCurrentParagraph(false);
        area.setContentPadding(new Insets(8, 16, 8, 16));
        getChildren().add(area);
    }

    public void show(DiffText diff) {
        area.setSyntaxDecorator(new Lines(diff));
        area.setText(diff.text());
        area.select(TextPos.ZERO);
    }

    /// The text as shown, signs included.
    public String shown() {
        return area.getText();
    }

    /// What a screen reader calls it.
    public void setName(String name) {
        area.setAccessibleText(name);
    }

    /// The changes line by line; no change goes across lines. Immutable.
    private static final class Lines implements SyntaxDecorator {
        private static final StyleAttributeMap GONE =
                StyleAttributeMap.builder().setStrikeThrough(true).build();
        private static final StyleAttributeMap COME =
                StyleAttributeMap.builder().setUnderline(true).build();

        private final List<List<Change>> lines = new ArrayList<>();

        Lines(DiffText diff) {
            int next = 0;
            int start = 0;
            for (String line : diff.text().split("\n", -1)) {
                int end = start + line.length();
                List<Change> here = new ArrayList<>();
                while (next < diff.changes().size()
                        && diff.changes().get(next).span().end() <= end) {
                    Change change = diff.changes().get(next++);
                    Span span = change.span();
                    here.add(
                            new Change(
                                    new Span(span.start() - start, span.end() - start),
                                    change.kind()));
                }
                lines.add(here);
                start = end + 1;
            }
        }

        @Override
        public RichParagraph createRichParagraph(CodeTextModel model, int index) {
            String line = model.getPlainText(index);
            RichParagraph.Builder paragraph = RichParagraph.builder();
            int at = 0;
            for (Change change :
                    index < lines.size() ? lines.get(index) : Collections.<Change>emptyList()) {
                Span span = change.span();
                if (span.end() <= line.length()) {
                    paragraph.addSegment(line.substring(at, span.start()));
                    String style =
                            switch (change.kind()) {
                                case GONE -> "gone";
                                case COME -> "come";
                            };
                    int sign = span.start() + 1;
                    paragraph.addSegment(line.substring(span.start(), sign));
                    paragraph.addSegment(line.substring(sign, span.end()), look(change.kind()));
                    paragraph.addHighlight(span.start(), span.length(), "shade-" + style);
                    at = span.end();
                }
            }
            return paragraph.addSegment(line.substring(at)).build();
        }

        private static StyleAttributeMap look(Kind kind) {
            return switch (kind) {
                case GONE -> GONE;
                case COME -> COME;
            };
        }

        @Override
        public void handleChange(
                CodeTextModel model,
                TextPos start,
                TextPos end,
                int charsTop,
                int linesAdded,
                int charsBottom) {
            // a new decorator comes with each text
        }
    }
}

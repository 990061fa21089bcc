package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/// Draws marks and struck-through ranges into the paragraphs of a code area. Immutable; a new one
/// is set whenever the marks change.
final class MarkedText implements SyntaxDecorator {
    static final MarkedText PLAIN = new MarkedText("", List.of(), List.of());

    private static final StyleAttributeMap STRUCK =
            StyleAttributeMap.builder().setStrikeThrough(true).build();

    private final int[] lineStarts;
    private final List<Mark> marks;
    private final List<Mark> shades;

    /// @param text the whole text, lines ended by `\n`
    /// @param marks underlined
    /// @param shades drawn on a coloured ground
    MarkedText(String text, List<Mark> marks, List<Mark> shades) {
        int[] starts = new int[16];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = end + 1;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
        this.marks = List.copyOf(marks);
        this.shades = List.copyOf(shades);
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String line = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        addLine(paragraph, line, index);
        if (index < lineStarts.length) {
            Span whole = new Span(lineStarts[index], lineStarts[index] + line.length());
            for (Mark shade : shades) {
                within(shade.span(), whole)
                        .ifPresent(
                                s -> paragraph.addHighlight(s.start(), s.length(), shade.style()));
            }
            for (Mark mark : marks) {
                within(mark.span(), whole)
                        .ifPresent(
                                s ->
                                        paragraph.addWavyUnderline(
                                                s.start(), s.length(), mark.style()));
            }
        }
        return paragraph.build();
    }

    // Struck words are drawn so; everything else is a plain segment.
    private void addLine(RichParagraph.Builder paragraph, String line, int index) {
        int at = 0;
        if (index < lineStarts.length) {
            Span whole = new Span(lineStarts[index], lineStarts[index] + line.length());
            for (Mark shade : shades) {
                Optional<Span> struck = within(shade.span(), whole);
                if (shade.style().equals(Mark.STRUCK) && struck.isPresent()) {
                    int start = Math.max(at, struck.get().start());
                    paragraph.addSegment(line.substring(at, start));
                    paragraph.addSegment(line.substring(start, struck.get().end()), STRUCK);
                    at = struck.get().end();
                }
            }
        }
        paragraph.addSegment(line.substring(at));
    }

    @Override
    public void handleChange(
            CodeTextModel model,
            TextPos start,
            TextPos end,
            int charsTop,
            int linesAdded,
            int charsBottom) {
        // the editor sets a new decorator after each change
    }

    /// The mark at a position, if there is one.
    Optional<Mark> at(TextPos position) {
        if (position.index() >= lineStarts.length) {
            return Optional.empty();
        }
        int offset = lineStarts[position.index()] + position.charIndex();
        return marks.stream()
                .filter(m -> m.span().start() <= offset && offset < m.span().end())
                .findFirst();
    }

    /// Where an offset of the whole text stands in lines.
    TextPos position(int offset) {
        int line = Arrays.binarySearch(lineStarts, offset);
        line = line >= 0 ? line : -line - 2;
        return TextPos.ofLeading(line, offset - lineStarts[line]);
    }

    private static Optional<Span> within(Span span, Span line) {
        int start = Math.max(span.start(), line.start());
        int end = Math.min(span.end(), line.end());
        return start < end
                ? Optional.of(new Span(start - line.start(), end - line.start()))
                : Optional.empty();
    }
}

package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;

/// A part of a text that is underlined and says why when the mouse rests on it. Immutable.
///
/// @param span in UTF-16 units of the whole text
/// @param style the style class of the underline
public record Mark(Span span, String style, String explanation) {
    /// The style of a shade whose words are struck through.
    public static final String STRUCK = "mark-struck";

    /// The marks that still stand on the words they were made for after `before` became `after`:
    /// those ahead of the edit stay, those behind it move, those it touched vanish.
    public static List<Mark> follow(List<Mark> marks, String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int prefix = 0;
        while (prefix < shorter && before.charAt(prefix) == after.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && before.charAt(before.length() - 1 - suffix)
                        == after.charAt(after.length() - 1 - suffix)) {
            suffix++;
        }
        int behind = before.length() - suffix;
        List<Mark> kept = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.span.end() <= prefix) {
                kept.add(mark);
            } else if (mark.span.start() >= behind) {
                Span moved = mark.span.shiftedBy(after.length() - before.length());
                kept.add(new Mark(moved, mark.style, mark.explanation));
            }
        }
        return kept;
    }
}

package dev.policyplayground.ui.policies;

import dev.policyplayground.text.Span;
import dev.policyplayground.ui.parts.DiffText;
import dev.policyplayground.ui.parts.DiffText.Change;
import java.util.ArrayList;
import java.util.List;

/// The lines of a difference that changed, each with a few lines around it: a pack has thousands
/// that did not. Stateless.
final class DiffAround {
    private static final int LINES = 3;
    private static final String GAP = "…";

    private DiffAround() {}

    static DiffText of(DiffText whole) {
        String[] lines = whole.text().split("\n", -1);
        boolean[] shown = new boolean[lines.length];
        int[] starts = new int[lines.length];
        for (int i = 1; i < lines.length; i++) {
            starts[i] = starts[i - 1] + lines[i - 1].length() + 1;
        }
        int line = 0;
        for (Change change : whole.changes()) {
            while (line + 1 < lines.length && starts[line + 1] <= change.span().start()) {
                line++;
            }
            for (int i = Math.max(0, line - LINES);
                    i <= Math.min(lines.length - 1, line + LINES);
                    i++) {
                shown[i] = true;
            }
        }
        return cut(whole, lines, starts, shown);
    }

    private static DiffText cut(DiffText whole, String[] lines, int[] starts, boolean[] shown) {
        StringBuilder text = new StringBuilder();
        List<Change> changes = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < lines.length; i++) {
            if (!shown[i]) {
                if (i == 0 || shown[i - 1]) {
                    text.append(GAP).append('\n');
                }
                continue;
            }
            int moved = text.length() - starts[i];
            while (next < whole.changes().size()
                    && whole.changes().get(next).span().end() <= starts[i] + lines[i].length()) {
                Change change = whole.changes().get(next++);
                Span span = change.span().shiftedBy(moved);
                changes.add(new Change(span, change.kind()));
            }
            text.append(lines[i]).append('\n');
        }
        return new DiffText(text.toString(), changes, whole.gone(), whole.come());
    }
}

package dev.policyplayground.ui.incident;

import dev.policyplayground.ui.fx.Messages;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What to do when a key was disabled, and what of it is done. Lasts as long as the window. Knows
/// no control. For use on the FX thread.
final class ChecklistViewModel {
    private final List<Item> items = Arrays.stream(Step.values()).map(Item::new).toList();

    /// The steps, in their order.
    enum Step {
        MAKE,
        STORE,
        ROLLOUT,
        CHECK,
        DELETE,
        FIND,
        TIGHTEN,
        TELL,
        REPORT
    }

    /// A step and whether it is done.
    record Item(Step step, BooleanProperty done) {
        Item(Step step) {
            this(step, new SimpleBooleanProperty());
        }

        String text() {
            return Messages.text("incident.step." + step.name());
        }
    }

    List<Item> items() {
        return items;
    }

    int done() {
        return (int) items.stream().filter(i -> i.done().get()).count();
    }

    /// The list as Markdown, with what is done ticked.
    String markdown() {
        StringBuilder text = new StringBuilder("# " + Messages.text("incident.checklist.title"));
        text.append("\n\n");
        for (Item item : items) {
            text.append(item.done().get() ? "- [x] " : "- [ ] ").append(item.text()).append('\n');
        }
        return text.toString();
    }
}

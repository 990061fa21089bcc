package dev.policyplayground.ui.sessions;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.session.RunLabel;
import dev.policyplayground.session.RunLabels;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.SideLabels;
import dev.policyplayground.ui.fx.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Labels the picked runs as a person judges them; what was there before comes back with undo. For
/// use on the FX thread; the work is done behind it.
public final class LabelsViewModel {
    private final Optional<RunLabels> labels;
    private final EditsViewModel edits;
    private final ObjectProperty<List<RunSummary>> picked = new SimpleObjectProperty<>(List.of());

    LabelsViewModel(Optional<RunLabels> labels, EditsViewModel edits) {
        this.labels = labels;
        this.edits = edits;
    }

    /// The runs that would be labelled.
    public ObjectProperty<List<RunSummary>> pickedProperty() {
        return picked;
    }

    /// Whether there are runs to label, and a place to keep it.
    public ObservableValue<Boolean> canLabel() {
        return picked.map(runs -> labels.isPresent() && !runs.isEmpty());
    }

    /// Labels one side of the picked runs.
    ///
    /// @param label empty to take the labels away
    public void label(Layer side, Optional<RunLabel> label) {
        List<String> ids = picked.get().stream().map(RunSummary::id).toList();
        if (labels.isEmpty() || ids.isEmpty()) {
            return;
        }
        Map<String, Optional<RunLabel>> wanted = new HashMap<>();
        ids.forEach(id -> wanted.put(id, label));
        RunLabels book = labels.get();
        edits.run(
                () -> {
                    Map<String, SideLabels> before = book.find(ids);
                    int changed = book.put(side, wanted);
                    Runnable undo = () -> putBack(book, side, ids, before);
                    return new EditsViewModel.Done(
                            words(side, label, changed, ids.size()) + others(side, label, before),
                            Optional.of(undo).filter(_ -> changed > 0));
                });
    }

    private void putBack(
            RunLabels book, Layer side, List<String> ids, Map<String, SideLabels> before) {
        Map<String, Optional<RunLabel>> again = new HashMap<>();
        ids.forEach(id -> again.put(id, before.getOrDefault(id, SideLabels.NONE).of(side)));
        edits.run(
                () -> {
                    book.put(side, again);
                    return new EditsViewModel.Done(
                            Messages.text("sessions.label.undone"), Optional.empty());
                });
    }

    // Somebody's earlier judgement is not replaced without a word.
    private static String others(
            Layer side, Optional<RunLabel> label, Map<String, SideLabels> before) {
        long otherwise =
                before.values().stream()
                        .map(labels -> labels.of(side))
                        .filter(l -> l.isPresent() && !l.equals(label))
                        .count();
        return label.isEmpty() || otherwise == 0
                ? ""
                : " " + Messages.text("sessions.labelled.otherwise", otherwise);
    }

    private static String words(Layer side, Optional<RunLabel> label, int changed, int asked) {
        String what = label.map(RunLabel::name).orElse("NONE");
        String words = Messages.text("sessions.labelled." + side + "." + what, changed);
        boolean hasLeftOut = label.isPresent() && changed < asked;
        return hasLeftOut
                ? words + " " + Messages.text("sessions.labelled.left.out", asked - changed)
                : words;
    }
}

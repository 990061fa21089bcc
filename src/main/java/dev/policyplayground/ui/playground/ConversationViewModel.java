package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The conversation before the turn in focus, and what can be done with it; every change can be
/// undone. Knows no control. For use on the FX thread.
public final class ConversationViewModel {
    private static final int MOST_UNDO = 100;

    private final ObservableList<Turn> turns = FXCollections.observableArrayList();
    // One view for all: it listens to the list weakly, and would be forgotten if nobody held it.
    private final ObservableList<Turn> view = FXCollections.unmodifiableObservableList(turns);
    private final Deque<List<Turn>> before = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ObjectProperty<Optional<Form>> form =
            new SimpleObjectProperty<>(Optional.empty());

    /// A turn that is being written or changed in a form.
    ///
    /// @param index the turn's number, or the number of turns for a new one
    public record Form(int index, Turn turn) {}

    /// Oldest first, quarantined ones included. Changed through this model alone.
    public ObservableList<Turn> turns() {
        return view;
    }

    /// The number of the turn that is picked, from 0; -1 for none.
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /// The turn that is being written in a form, if one is.
    public ObjectProperty<Optional<Form>> formProperty() {
        return form;
    }

    /// Begins to write a turn of text from elsewhere.
    public void begin(Turn blank) {
        form.set(Optional.of(new Form(turns.size(), blank)));
    }

    /// Begins to change a turn.
    public void edit(int index) {
        if (isThere(index)) {
            form.set(Optional.of(new Form(index, turns.get(index))));
        }
    }

    /// Takes over what was written in the form. A text that was changed is no longer the refused
    /// one, and is part of the conversation again.
    public void finish(String name, String text) {
        form.get()
                .ifPresent(
                        f -> {
                            Turn old = f.turn();
                            boolean same = old.text().equals(text);
                            Turn turn =
                                    new Turn(
                                            old.role(),
                                            old.kind(),
                                            text,
                                            name.strip(),
                                            old.isQuarantined() && same);
                            if (f.index() >= turns.size()) {
                                add(turn);
                            } else {
                                replace(f.index(), turn);
                            }
                        });
        form.set(Optional.empty());
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public void add(Turn... more) {
        List<Turn> now = new ArrayList<>(turns);
        now.addAll(List.of(more));
        change(now);
    }

    /// Puts other turns in place of all; none begins anew.
    public void replaceAll(List<Turn> others) {
        if (!others.equals(turns)) {
            change(others);
        }
    }

    public void replace(int index, Turn turn) {
        change(index, _ -> turn);
    }

    public void remove(int index) {
        if (isThere(index)) {
            List<Turn> now = new ArrayList<>(turns);
            now.remove(index);
            change(now);
        }
    }

    /// Takes a turn out of the conversation without losing it, or back in.
    public void toggleQuarantine(int index) {
        change(index, turn -> turn.quarantined(!turn.isQuarantined()));
    }

    /// Goes back to a turn and leaves out what came after it.
    ///
    /// @return the words of a user's turn, to be written anew; empty when the conversation goes on
    ///   behind the turn
    public Optional<String> fork(int index) {
        if (!isThere(index)) {
            return Optional.empty();
        }
        Turn turn = turns.get(index);
        boolean anew = turn.role() == Turn.Role.USER && !turn.isFromElsewhere();
        change(List.copyOf(turns.subList(0, anew ? index : index + 1)));
        return anew ? Optional.of(turn.text()) : Optional.empty();
    }

    public void undo() {
        if (!before.isEmpty()) {
            turns.setAll(before.pop());
            canUndo.set(!before.isEmpty());
        }
    }

    /// The full list's number of the turn that has `index` among those that are not quarantined.
    int ofContext(int index) {
        int seen = -1;
        for (int i = 0; i < turns.size(); i++) {
            seen += turns.get(i).isQuarantined() ? 0 : 1;
            if (seen == index) {
                return i;
            }
        }
        return -1;
    }

    private void change(int index, UnaryOperator<Turn> edit) {
        if (isThere(index)) {
            List<Turn> now = new ArrayList<>(turns);
            now.set(index, edit.apply(now.get(index)));
            change(now);
            selected.set(index);
        }
    }

    private boolean isThere(int index) {
        return index >= 0 && index < turns.size();
    }

    private void change(List<Turn> now) {
        before.push(List.copyOf(turns));
        while (before.size() > MOST_UNDO) {
            before.removeLast();
        }
        canUndo.set(true);
        turns.setAll(now);
    }
}

package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Turn;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/// Takes the conversation on by a turn, back to one, or to its beginning. Knows no control. For use
/// on the FX thread.
public final class TurnTaking {
    private final ConversationViewModel conversation;
    private final StringProperty prompt;
    private final LiveRun run;
    private final CaretRequests caret;
    // Kept here, because a binding that nothing else holds ends with the next garbage collection.
    private final BooleanBinding canContinue;

    /// @param run the one in the columns
    /// @param outdated true when the editors no longer hold what that run was made with
    TurnTaking(
            ConversationViewModel conversation,
            StringProperty prompt,
            LiveRun run,
            ObservableBooleanValue outdated,
            CaretRequests caret) {
        this.caret = caret;
        this.conversation = conversation;
        this.prompt = prompt;
        this.run = run;
        this.canContinue =
                Bindings.createBooleanBinding(
                        () -> !outdated.get() && continuation().isPresent(),
                        outdated,
                        run.viewProperty());
    }

    /// True when the run in the columns can become part of the conversation.
    public ObservableBooleanValue canContinue() {
        return canContinue;
    }

    /// Takes the run in the columns into the conversation, refused turns quarantined, and makes
    /// room for the next turn.
    public void next() {
        if (canContinue.get()) {
            continuation().ifPresent(turns -> conversation.add(turns.toArray(Turn[]::new)));
            prompt.set("");
            run.clear();
            caret.ask(new CaretTarget.YourTurn());
        }
    }

    private Optional<List<Turn>> continuation() {
        return run.viewProperty().get().record().flatMap(Continuation::of);
    }

    /// Goes back to the picked turn; a user's words come into the editor to be written anew.
    public void fork(int index) {
        conversation.fork(index).ifPresent(prompt::set);
        run.clear();
        caret.ask(new CaretTarget.YourTurn());
    }

    /// Begins a new conversation.
    public void restart() {
        conversation.replaceAll(List.of());
        prompt.set("");
        run.clear();
        caret.ask(new CaretTarget.YourTurn());
    }
}
